const serialize = require('node-serialize');
const yaml = require('js-yaml');
app.post('/in', (req, res) => {
  // ruleid: javascript-unsafe-deserialization
  const a = serialize.unserialize(req.body.data);
  // ruleid: javascript-unsafe-deserialization
  const b = yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  const raw = Buffer.from(req.cookies.profile, 'base64');
  // ruleid: javascript-unsafe-deserialization
  const c = v8.deserialize(raw);
});
app.post('/safe', (req, res) => {
  // ok: javascript-unsafe-deserialization
  const a = JSON.parse(req.body.data);
  // ok: javascript-unsafe-deserialization
  const b = yaml.safeLoad(req.body.text);
  // ok: javascript-unsafe-deserialization
  const c = yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA });
});
app.post("/call", (req, res) => {
  // ok: javascript-unsafe-deserialization
  res.json(run(config.transformer.input.deserialize(req.body)));
  // ok: javascript-unsafe-deserialization
  res.json(superjson.deserialize(req.body));
});
