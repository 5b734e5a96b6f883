app.get('/x', (req, res) => {
  // ruleid: javascript-format-string
  console.log('user ' + req.query.name + ' did', action);
  // ruleid: javascript-format-string
  const line = util.format(req.body.format, 1, 2);
});
app.get('/y', (req, res) => {
  // ok: javascript-format-string
  console.log('user %s did %s', req.query.name, action);
  // ok: javascript-format-string
  console.log(req.query.name);
});
