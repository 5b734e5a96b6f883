app.post('/users', async (req, res) => {
  // ruleid: javascript-mass-assignment
  const u = await User.create(req.body);
  // ruleid: javascript-mass-assignment
  const v = new User(req.body);
  // ruleid: javascript-mass-assignment
  await User.findByIdAndUpdate(req.params.id, req.body);
  // ruleid: javascript-mass-assignment
  Object.assign(user, req.body);
});
app.post('/safe', async (req, res) => {
  // ok: javascript-mass-assignment
  const u = await User.create({ name: req.body.name });
  // ok: javascript-mass-assignment
  const w = await User.create(_.pick(req.body, ['name']));
  // ok: javascript-mass-assignment
  const copy = Object.assign({}, req.body);
});
