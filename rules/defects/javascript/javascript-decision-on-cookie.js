app.get('/admin', (req, res) => {
  // ruleid: javascript-decision-on-cookie
  if (req.cookies.role === 'admin') { return res.render('admin'); }
  // ruleid: javascript-decision-on-cookie
  if (req.query.isAdmin) { return res.render('admin'); }
  // ruleid: javascript-decision-on-cookie
  if (req.headers['x-role'] == 'admin') { return res.render('admin'); }
  // ok: javascript-decision-on-cookie
  if (req.session.role === 'admin') { return res.render('admin'); }
  // ok: javascript-decision-on-cookie
  if (req.query.page === 'admin') { return res.redirect('/admin'); }
  // ok: javascript-decision-on-cookie
  if (req.signedCookies.role === 'admin') { return res.render('admin'); }
});
