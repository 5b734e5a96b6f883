app.get('/x', async (req, res) => {
  // ruleid: javascript-module-from-request
  const plugin = require('./plugins/' + req.query.name);
  // ruleid: javascript-module-from-request
  const mod = await import(req.params.module);
});
app.get('/y', (req, res) => {
  // ok: javascript-module-from-request
  const plugin = PLUGINS[req.query.name];
  // ok: javascript-module-from-request
  const fs = require('fs');
});
