// ruleid: javascript-nan-comparison
if (x === NaN) { go(); }
// ruleid: javascript-nan-comparison
const ok = Number.NaN != y;
// ok: javascript-nan-comparison
if (Number.isNaN(x)) { go(); }
// ok: javascript-nan-comparison
const v = NaN;
