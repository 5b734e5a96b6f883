app.post('/login', async (req, res) => {
  const user = await User.findOne({ name: String(req.body.name) });
  // ruleid: javascript-plain-text-password
  if (user.password === req.body.password) { return res.send('in'); }
  const { password } = req.body;
  // ruleid: javascript-plain-text-password
  if (user.password !== password) { return res.status(401).end(); }
  // ok: javascript-plain-text-password
  if (await bcrypt.compare(req.body.password, user.password)) { return res.send('in'); }
  // ok: javascript-plain-text-password
  if (req.body.password !== req.body.password2) { return res.status(400).end(); }
});
