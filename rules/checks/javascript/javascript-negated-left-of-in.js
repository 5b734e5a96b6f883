// ruleid: javascript-negated-left-of-in
if (!key in cache) { load(key); }
// ruleid: javascript-negated-left-of-in
const foreign = !node instanceof Element;
// ok: javascript-negated-left-of-in
if (!(key in cache)) { load(key); }
// ok: javascript-negated-left-of-in
if (!node.parent && key in cache) { go(); }
