// ruleid: javascript-index-as-truth
if (list.indexOf(x)) { go(); }
// ruleid: javascript-index-as-truth
if (ok && !text.indexOf('a')) { go(); }
// ok: javascript-index-as-truth
if (list.indexOf(x) !== -1) { go(); }
// ok: javascript-index-as-truth
if (list.includes(x)) { go(); }
