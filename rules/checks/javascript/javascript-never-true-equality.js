// ruleid: javascript-never-true-equality
if (kind === 'a' && kind === 'b') { go(); }
// ruleid: javascript-never-true-equality
const none = n.type == 1 && n.type == 2;
// ok: javascript-never-true-equality
if (kind === 'a' || kind === 'b') { go(); }
// ok: javascript-never-true-equality
if (kind === 'a' && name === 'b') { go(); }
