app.use((req, res, next) => {
  // ruleid: javascript-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  // ruleid: javascript-cors-reflected-origin
  res.header('Access-Control-Allow-Origin', req.get('Origin') || '*');
  next();
});
app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (ALLOWED_ORIGINS.includes(origin)) {
    // ok: javascript-cors-reflected-origin
    res.setHeader('Access-Control-Allow-Origin', origin);
  }
  // ok: javascript-cors-reflected-origin
  res.setHeader('Access-Control-Allow-Origin', 'https://example.com');
});
