const axios = require('axios');
const http = require('http');
app.get('/proxy', async (req, res) => {
  // ruleid: javascript-ssrf
  const r = await axios.get(req.query.url);
  const target = 'http://' + req.params.host + '/status';
  // ruleid: javascript-ssrf
  http.get(target, (x) => x.pipe(res));
  // ruleid: javascript-ssrf
  await fetch(req.body.callback, { method: 'POST' });
  // ruleid: javascript-ssrf
  const a = await axios({ method: 'get', url: req.query.url });
});
app.get('/safe', async (req, res) => {
  // ok: javascript-ssrf
  await axios.get('https://api.example.com/items/' + encodeURIComponent(req.params.id));
  // ok: javascript-ssrf
  await axios.get('https://api.example.com/items', { params: req.query });
  const host = req.query.host;
  if (!ALLOWED_HOSTS.includes(host)) { return res.status(400).end(); }
  // ok: javascript-ssrf
  await fetch('https://' + host + '/x');
  // ok: javascript-ssrf
  await fetch(`https://api.example.com/items/${req.params.id}`);
});
