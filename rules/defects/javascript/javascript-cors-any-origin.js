app.use((req, res, next) => {
  // ruleid: javascript-cors-any-origin
  res.setHeader('Access-Control-Allow-Origin', '*');
  next();
});
// ruleid: javascript-cors-any-origin
app.use(cors({ origin: '*' }));
// ruleid: javascript-cors-any-origin
app.use(cors({ origin: true, credentials: true }));
// ok: javascript-cors-any-origin
app.use(cors({ origin: 'https://example.com' }));
// ok: javascript-cors-any-origin
res.setHeader('Access-Control-Allow-Origin', 'https://example.com');
// ok: javascript-cors-any-origin
const s = { origin: '*' };
