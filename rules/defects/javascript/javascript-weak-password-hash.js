const bcrypt = require('bcrypt');
// ruleid: javascript-weak-password-hash
const a = bcrypt.hashSync(password, 4);
// ruleid: javascript-weak-password-hash
crypto.pbkdf2(password, salt, 1000, 64, 'sha512', cb);
// ruleid: javascript-weak-password-hash
const s = bcrypt.genSaltSync(5);
// ok: javascript-weak-password-hash
const b = bcrypt.hashSync(password, 12);
// ok: javascript-weak-password-hash
crypto.pbkdf2(password, salt, 210000, 64, 'sha512', cb);
