// ruleid: javascript-incomplete-replace
const a = text.replace('<', '&lt;');
// ruleid: javascript-incomplete-replace
const b = text.replace(/'/, "''");
// ruleid: javascript-incomplete-replace
const p = path.replace('../', '');
// ok: javascript-incomplete-replace
const c = text.replace(/</g, '&lt;');
// ok: javascript-incomplete-replace
const d = text.replace('a', 'b');
