// ruleid: javascript-empty-if-body
if (a > 1); { go(); }
// ruleid: javascript-empty-if-body
if (ready);
// ok: javascript-empty-if-body
if (a > 1) { go(); }
// ok: javascript-empty-if-body
for (i = 0; i < 3; i++);
