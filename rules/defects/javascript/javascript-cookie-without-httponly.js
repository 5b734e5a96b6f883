app.post('/login', (req, res) => {
  // ruleid: javascript-cookie-without-httponly
  res.cookie('session', token);
  // ruleid: javascript-cookie-without-httponly
  res.cookie('authToken', token, { secure: true });
});
// ruleid: javascript-cookie-without-httponly
app.use(session({ secret: s, cookie: { httpOnly: false } }));
app.post('/ok', (req, res) => {
  // ok: javascript-cookie-without-httponly
  res.cookie('session', token, { httpOnly: true, secure: true });
  // ok: javascript-cookie-without-httponly
  res.cookie('theme', 'dark', { maxAge: 1000 });
  // ok: javascript-cookie-without-httponly
  res.cookie('session', token, options);
});
// ok: javascript-cookie-without-httponly
app.use(session({ secret: s, cookie: { secure: true } }));
