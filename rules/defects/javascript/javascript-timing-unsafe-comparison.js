const crypto = require('crypto');
function verify(body, signature) {
  const expected = crypto.createHmac('sha256', key).update(body).digest('hex');
  // ruleid: javascript-timing-unsafe-comparison
  return signature === expected;
}
function check(req) {
  // ruleid: javascript-timing-unsafe-comparison
  if (req.headers['x-hub-signature'] !== crypto.createHmac('sha1', k).update(req.body).digest('hex')) { throw new Error('x'); }
}
function api(req) {
  // ruleid: javascript-timing-unsafe-comparison
  return req.headers['x-api-key'] === process.env.API_KEY;
}
function safe(a, b) {
  // ok: javascript-timing-unsafe-comparison
  return crypto.timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
function kind(token) {
  // ok: javascript-timing-unsafe-comparison
  return token === undefined || token === 'none';
}
