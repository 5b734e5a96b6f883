const _ = require('lodash');
app.post('/set', (req, res) => {
  const { section, key, value } = req.body;
  // ruleid: javascript-prototype-pollution
  config[section][key] = value;
  // ruleid: javascript-prototype-pollution
  _.merge(settings, req.body);
  // ruleid: javascript-prototype-pollution
  _.set(settings, req.body.path, req.body.value);
  // ruleid: javascript-prototype-pollution
  $.extend(true, settings, JSON.parse(req.body.text));
});
app.post('/safe', (req, res) => {
  // ok: javascript-prototype-pollution
  const copy = Object.assign({}, req.body);
  const map = new Map();
  // ok: javascript-prototype-pollution
  map.set(req.body.key, req.body.value);
  // ok: javascript-prototype-pollution
  settings.name = req.body.name;
  // ok: javascript-prototype-pollution
  settings[1][2] = req.body.name;
});
