// ruleid: javascript-index-above-zero
if (list.indexOf(x) > 0) { go(); }
// ruleid: javascript-index-above-zero
if (text.indexOf('a') > 0) { go(); }
// ok: javascript-index-above-zero
if (list.indexOf(x) > -1) { go(); }
// ok: javascript-index-above-zero
if (list.indexOf(x) >= 0) { go(); }
