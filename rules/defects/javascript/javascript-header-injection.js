app.get('/x', (req, res) => {
  // ruleid: javascript-header-injection
  res.setHeader('X-Name', req.query.name);
  // ruleid: javascript-header-injection
  res.set('Content-Disposition', 'attachment; filename=' + req.params.file);
  // ruleid: javascript-header-injection
  res.writeHead(200, { 'X-Lang': req.cookies.lang });
});
app.get('/y', (req, res) => {
  // ok: javascript-header-injection
  res.setHeader('X-Name', encodeURIComponent(req.query.name));
  // ok: javascript-header-injection
  res.setHeader('X-Name', 'fixed');
  // ok: javascript-header-injection
  res.set('X-Page', String(Number(req.query.page)));
});
