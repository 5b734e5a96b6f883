app.get('/go', (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  const to = req.body.url || '/';
  // ruleid: javascript-open-redirect
  res.redirect(302, to);
  // ruleid: javascript-open-redirect
  res.setHeader('Location', to);
  // ruleid: javascript-open-redirect
  res.writeHead(302, { Location: req.query.url });
});
app.get('/safe', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect('/home');
  // ok: javascript-open-redirect
  res.redirect('/items/' + req.params.id);
  const next = req.query.next;
  if (!ALLOWED.includes(next)) { return res.redirect('/'); }
  // ok: javascript-open-redirect
  res.redirect(next);
  // ok: javascript-open-redirect
  res.redirect(`/user/${req.params.id}`);
  // ok: javascript-open-redirect
  res.redirect(301, req.path + '/');
});
