// ruleid: javascript-length-below-zero
if (list.length < 0) { go(); }
// ruleid: javascript-length-below-zero
const any = rows.length >= 0;
// ok: javascript-length-below-zero
if (list.length > 0) { go(); }
// ok: javascript-length-below-zero
if (list.length >= 1) { go(); }
