// ruleid: javascript-async-test-callback
const a = list.filter(async (x) => await check(x));
// ruleid: javascript-async-test-callback
if (list.some(async (x) => { return await check(x); })) { go(); }
// ok: javascript-async-test-callback
const b = list.filter((x) => check(x));
// ok: javascript-async-test-callback
const c = list.map(async (x) => await check(x));
