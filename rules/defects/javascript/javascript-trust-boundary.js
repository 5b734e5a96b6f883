app.post('/x', (req, res) => {
  // ruleid: javascript-trust-boundary
  req.session.role = req.body.role;
  // ruleid: javascript-trust-boundary
  req.session[req.query.key] = 1;
  // ruleid: javascript-trust-boundary
  req.session.user = { name: req.query.name, admin: req.query.admin };
});
app.post('/y', async (req, res) => {
  // ok: javascript-trust-boundary
  req.session.page = Number(req.query.page);
  // ok: javascript-trust-boundary
  req.session.role = 'guest';
  const user = await login(req.body.name);
  // ok: javascript-trust-boundary
  req.session.user = user;
});
