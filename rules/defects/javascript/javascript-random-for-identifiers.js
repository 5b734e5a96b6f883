// ruleid: javascript-random-for-identifiers
const id = Math.random().toString(36).substring(2);
// ruleid: javascript-random-for-identifiers
const code = Math.floor(100000 + Math.random() * 900000);
// ok: javascript-random-for-identifiers
const x = Math.random() * 10;
// ok: javascript-random-for-identifiers
const uid = crypto.randomUUID();
