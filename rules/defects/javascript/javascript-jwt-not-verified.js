const jwt = require('jsonwebtoken');
function user(req) {
  // ruleid: javascript-jwt-not-verified
  const payload = jwt.decode(req.headers.authorization);
  return payload.user;
}
function other(token) {
  // ruleid: javascript-jwt-not-verified
  return jwt.decode(token, { complete: true }).payload.sub;
}
function safe(token) {
  // ok: javascript-jwt-not-verified
  return jwt.verify(token, key, { algorithms: ['HS256'] }).sub;
}
function both(token) {
  // ok: javascript-jwt-not-verified
  const head = jwt.decode(token, { complete: true }).header;
  return jwt.verify(token, keys[head.kid]);
}
