const crypto = require('crypto');
const iv = Buffer.alloc(16, 0);
// ruleid: javascript-constant-iv
const a = crypto.createCipheriv('aes-256-cbc', key, iv);
// ruleid: javascript-constant-iv
const b = crypto.createCipheriv('aes-256-cbc', key, '1234567890123456');
function c(key) {
  const fixed = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
  // ruleid: javascript-constant-iv
  return crypto.createCipheriv('aes-128-gcm', key, fixed);
}
function d(key) {
  const fresh = crypto.randomBytes(16);
  // ok: javascript-constant-iv
  return crypto.createCipheriv('aes-256-cbc', key, fresh);
}
function e(key, stored) {
  // ok: javascript-constant-iv
  return crypto.createDecipheriv('aes-256-cbc', key, stored);
}
function f(key) {
  const buf = Buffer.alloc(16);
  crypto.randomFillSync(buf);
  // ok: javascript-constant-iv
  return crypto.createCipheriv('aes-256-cbc', key, buf);
}
