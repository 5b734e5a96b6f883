app.get('/search', (req, res) => {
  // ruleid: javascript-regex-injection
  const re = new RegExp(req.query.q, 'i');
  // ruleid: javascript-regex-injection
  const other = RegExp('^' + req.params.name);
  const pattern = `.*${req.body.text}.*`;
  // ruleid: javascript-regex-injection
  text.match(new RegExp(pattern));
});
app.get('/safe', (req, res) => {
  // ok: javascript-regex-injection
  const re = new RegExp(escapeRegExp(req.query.q));
  // ok: javascript-regex-injection
  const b = new RegExp('^[a-z]+$').test(req.query.q);
  // ok: javascript-regex-injection
  const c = new RegExp(_.escapeRegExp(req.query.q), 'i');
});
