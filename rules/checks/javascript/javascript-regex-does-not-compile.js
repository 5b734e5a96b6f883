// ruleid: javascript-regex-does-not-compile
const a = new RegExp('[');
// ruleid: javascript-regex-does-not-compile
const b = new RegExp('*');
// ok: javascript-regex-does-not-compile
const c = new RegExp('[a-z]');
// ok: javascript-regex-does-not-compile
const d = new RegExp('a(b)');
