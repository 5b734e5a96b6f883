const crypto = require('crypto');
// ruleid: javascript-predictable-salt
const a = crypto.scryptSync(password, 'salt', 32);
// ruleid: javascript-predictable-salt
crypto.pbkdf2(password, 'pepper', 210000, 64, 'sha512', cb);
// ok: javascript-predictable-salt
const b = crypto.scryptSync(password, crypto.randomBytes(16), 32);
// ok: javascript-predictable-salt
crypto.pbkdf2(password, user.salt, 210000, 64, 'sha512', cb);
