const crypto = require('crypto');
function store(password) {
  // ruleid: javascript-weak-hash-of-secret
  return crypto.createHash('md5').update(password).digest('hex');
}
function check(user) {
  // ruleid: javascript-weak-hash-of-secret
  return crypto.createHash('sha1').update(user.salt + user.password).digest('hex');
}
function other(body) {
  // ruleid: javascript-weak-hash-of-secret
  const h = md5(body.token);
}
function safe(password, data) {
  // ok: javascript-weak-hash-of-secret
  const x = crypto.createHash('sha256').update(password).digest('hex');
  // ok: javascript-weak-hash-of-secret
  const etag = crypto.createHash('md5').update(data).digest('hex');
  // ok: javascript-weak-hash-of-secret
  return crypto.scryptSync(password, salt, 64);
}
