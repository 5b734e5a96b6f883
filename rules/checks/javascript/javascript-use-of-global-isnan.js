// ruleid: javascript-use-of-global-isnan
if (isNaN(value)) { go(); }
// ruleid: javascript-use-of-global-isnan
const ok = isFinite(row.size);
// ok: javascript-use-of-global-isnan
if (Number.isNaN(value)) { go(); }
// ok: javascript-use-of-global-isnan
const n = isNaN(parseInt(text, 10));
