// ruleid: javascript-parseint-without-radix
const a = parseInt(text);
// ruleid: javascript-parseint-without-radix
const b = Number.parseInt(row.count);
// ok: javascript-parseint-without-radix
const c = parseInt(text, 10);
// ok: javascript-parseint-without-radix
const d = Number(text);
