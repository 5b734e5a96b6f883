// ruleid: javascript-buffer-constructor
const a = new Buffer(10);
// ruleid: javascript-buffer-constructor
const b = new Buffer(text, 'base64');
// ok: javascript-buffer-constructor
const c = Buffer.from(text, 'base64');
// ok: javascript-buffer-constructor
const d = Buffer.alloc(10);
