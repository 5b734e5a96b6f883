app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-without-secure
  res.cookie('session', token);
  // ruleid: javascript-cookie-without-secure
  res.cookie('authToken', token, { httpOnly: true });
});
// ruleid: javascript-cookie-without-secure
app.use(session({ secret: s, cookie: { secure: false } }));
app.post('/ok', (req, res) => {
  // ok: javascript-cookie-without-secure
  res.cookie('session', token, { httpOnly: true, secure: true });
  // ok: javascript-cookie-without-secure
  res.cookie('theme', 'dark', { maxAge: 1000 });
  // ok: javascript-cookie-without-secure
  res.cookie('session', token, { secure: process.env.NODE_ENV === 'production' });
});
// ok: javascript-cookie-without-secure
app.use(session({ secret: s, cookie: { secure: true } }));
