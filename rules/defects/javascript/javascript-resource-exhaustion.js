app.get('/x', (req, res) => {
  // ruleid: javascript-resource-exhaustion
  const b = Buffer.alloc(Number(req.query.size));
  // ruleid: javascript-resource-exhaustion
  res.send('x'.repeat(parseInt(req.query.n, 10)));
  const n = Number(req.query.count);
  // ruleid: javascript-resource-exhaustion
  const a = new Array(n);
  // ruleid: javascript-resource-exhaustion
  setTimeout(() => res.end(), req.query.delay);
});
app.get('/y', (req, res) => {
  // ok: javascript-resource-exhaustion
  const b = Buffer.alloc(Math.min(Number(req.query.size), 1024));
  // ok: javascript-resource-exhaustion
  setTimeout(() => res.end(req.query.x), 1000);
});
