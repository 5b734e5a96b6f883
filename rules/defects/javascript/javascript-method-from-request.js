app.get('/x', (req, res) => {
  // ruleid: javascript-method-from-request
  const out = actions[req.query.action](req.body);
  const name = req.params.method;
  // ruleid: javascript-method-from-request
  service[name]();
});
app.get('/y', (req, res) => {
  const name = req.query.action;
  if (!ALLOWED_ACTIONS.includes(name)) { return res.status(400).end(); }
  // ok: javascript-method-from-request
  actions[name]();
  // ok: javascript-method-from-request
  handlers.get(req.query.action)();
});
