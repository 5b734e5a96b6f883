app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-samesite-none
  res.cookie('session', token, { secure: true, httpOnly: true, sameSite: 'none' });
  // ruleid: javascript-cookie-samesite-none
  ctx.cookies.set('session', token, { sameSite: 'None' });
  // ok: javascript-cookie-samesite-none
  res.cookie('session', token, { sameSite: 'lax' });
  // ok: javascript-cookie-samesite-none
  res.cookie('session', token, { sameSite: 'strict' });
});
