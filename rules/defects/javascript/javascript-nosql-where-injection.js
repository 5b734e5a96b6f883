app.get('/find', async (req, res) => {
  // ruleid: javascript-nosql-where-injection
  await db.collection('users').find({ $where: "this.name == '" + req.query.name + "'" }).toArray();
  const code = `this.age > ${req.query.age}`;
  // ruleid: javascript-nosql-where-injection
  await User.find({ $where: code });
  // ruleid: javascript-nosql-where-injection
  User.$where('this.x == ' + req.params.x);
});
app.get('/safe', async (req, res) => {
  // ok: javascript-nosql-where-injection
  await User.find({ $where: 'this.a == this.b' });
  // ok: javascript-nosql-where-injection
  await User.find({ $where: 'this.age > ' + parseInt(req.query.age, 10) });
});
