// ruleid: javascript-for-in-over-list
for (const x in [1, 2, 3]) { use(x); }
// ruleid: javascript-for-in-over-list
for (const k in Object.keys(o)) { use(o[k]); }
// ruleid: javascript-for-in-over-list
for (var part in text.split(',')) { use(part); }
// ok: javascript-for-in-over-list
for (const k of Object.keys(o)) { use(o[k]); }
// ok: javascript-for-in-over-list
for (const k in o) { use(o[k]); }
