const crypto = require('crypto');
// ruleid: javascript-weak-hash
const a = crypto.createHash('md5').update(data).digest('hex');
// ruleid: javascript-weak-hash
const b = CryptoJS.SHA1(text).toString();
// ok: javascript-weak-hash
const c = crypto.createHash('sha256').update(data).digest('hex');
// ok: javascript-weak-hash
const d = CryptoJS.SHA256(text).toString();
