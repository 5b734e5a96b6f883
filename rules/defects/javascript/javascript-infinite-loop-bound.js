app.get('/x', (req, res) => {
  // ruleid: javascript-infinite-loop-bound
  for (let i = 0; i < req.query.count; i++) { work(i); }
  const n = Number(req.body.n);
  // ruleid: javascript-infinite-loop-bound
  for (let i = 0; i < n; i++) { work(i); }
});
app.get('/y', (req, res) => {
  const n = Math.min(Number(req.body.n), 100);
  // ok: javascript-infinite-loop-bound
  for (let i = 0; i < n; i++) { work(i); }
  // ok: javascript-infinite-loop-bound
  for (let i = 0; i < 10; i++) { work(req.query.count); }
});
