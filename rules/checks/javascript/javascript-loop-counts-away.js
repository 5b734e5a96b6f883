// ruleid: javascript-loop-counts-away
for (let i = 0; i < 10; i--) { use(i); }
// ruleid: javascript-loop-counts-away
for (let i = 10; i >= 0; i++) { use(i); }
// ok: javascript-loop-counts-away
for (let i = 0; i < 10; i++) { use(i); }
// ok: javascript-loop-counts-away
for (let i = 10; i >= 0; i--) { use(i); }
