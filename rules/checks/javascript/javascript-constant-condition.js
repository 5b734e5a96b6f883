// ruleid: javascript-constant-condition
if (true) { go(); }
// ruleid: javascript-constant-condition
if (0) { go(); }
// ruleid: javascript-constant-condition
const x = false ? 1 : 2;
// ruleid: javascript-constant-condition
if ([]) { go(); }
// ok: javascript-constant-condition
if (x) { go(); }
// ok: javascript-constant-condition
while (true) { if (step()) { break; } }
