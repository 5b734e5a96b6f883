// ruleid: javascript-always-true-inequality
if (kind !== 'a' || kind !== 'b') { go(); }
// ruleid: javascript-always-true-inequality
if (x !== null || x !== undefined) { go(); }
// ok: javascript-always-true-inequality
if (kind !== 'a' && kind !== 'b') { go(); }
// ok: javascript-always-true-inequality
if (kind !== 'a' || name !== 'b') { go(); }
