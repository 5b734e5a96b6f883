const crypto = require('crypto');
// ruleid: javascript-weak-cipher
const a = crypto.createCipheriv('des-ede3-cbc', key, iv);
// ruleid: javascript-weak-cipher
const b = crypto.createCipheriv('aes-128-ecb', key, null);
// ruleid: javascript-weak-cipher
const c = crypto.createCipher('aes-256-cbc', password);
// ruleid: javascript-weak-cipher
const d = CryptoJS.DES.encrypt(text, key);
// ok: javascript-weak-cipher
const e = crypto.createCipheriv('aes-256-gcm', key, iv);
// ok: javascript-weak-cipher
const f = CryptoJS.AES.encrypt(text, key);
