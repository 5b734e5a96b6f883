const User = require('./models/user');
app.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-injection
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  const filter = req.body;
  // ruleid: javascript-nosql-injection
  await db.collection('items').find(filter).toArray();
  // ruleid: javascript-nosql-injection
  await User.updateOne({ email: req.query.email }, { $set: { seen: true } });
});
app.post('/safe', async (req, res) => {
  // ok: javascript-nosql-injection
  const user = await User.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-injection
  await User.findOne({ name: { $eq: req.body.name } });
  // ok: javascript-nosql-injection
  await User.findById(req.params.id);
  // ok: javascript-nosql-injection
  const found = [1, 2, 3].find((x) => x === req.body.x);
  // ok: javascript-nosql-injection
  await User.findOne({ name: `${req.body.name}` });
});
