const { generateKeyPairSync } = require('crypto');
// ruleid: javascript-weak-key-size
const a = generateKeyPairSync('rsa', { modulusLength: 1024 });
// ruleid: javascript-weak-key-size
const b = new NodeRSA({ b: 512 });
// ok: javascript-weak-key-size
const c = generateKeyPairSync('rsa', { modulusLength: 2048 });
// ok: javascript-weak-key-size
const d = generateKeyPairSync('ec', { namedCurve: 'P-256' });
