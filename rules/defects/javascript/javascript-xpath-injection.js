const xpath = require('xpath');
app.post('/login', (req, res) => {
  // ruleid: javascript-xpath-injection
  const nodes = xpath.select("//user[name='" + req.body.name + "']", doc);
  const expr = `//item[@id='${req.query.id}']`;
  // ruleid: javascript-xpath-injection
  const one = xpath.select1(expr, doc);
  // ruleid: javascript-xpath-injection
  doc.evaluate(expr, doc, null, 0, null);
});
app.post('/safe', (req, res) => {
  // ok: javascript-xpath-injection
  const nodes = xpath.select("//user", doc);
  // ok: javascript-xpath-injection
  const e = xpath.parse('//user[name=$n]').select({ node: doc, variables: { n: req.body.name } });
  // ok: javascript-xpath-injection
  xpath.select('//item[' + Number(req.query.n) + ']', doc);
});
