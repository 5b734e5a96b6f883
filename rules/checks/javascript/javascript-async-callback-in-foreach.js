// ruleid: javascript-async-callback-in-foreach
list.forEach(async (x) => { await save(x); });
// ruleid: javascript-async-callback-in-foreach
list.forEach(async function (x) { await save(x); });
// ok: javascript-async-callback-in-foreach
list.forEach((x) => { save(x); });
// ok: javascript-async-callback-in-foreach
await Promise.all(list.map(async (x) => { await save(x); }));
