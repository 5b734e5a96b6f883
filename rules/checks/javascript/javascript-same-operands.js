// ruleid: javascript-same-operands
if (a.left && a.left) { go(); }
// ruleid: javascript-same-operands
const ok = x === 1 || x === 1;
// ok: javascript-same-operands
if (a.left && a.right) { go(); }
// ok: javascript-same-operands
const t = it.next() && it.next();
