// ruleid: javascript-async-promise-executor
const a = new Promise(async (resolve) => { resolve(await load()); });
// ruleid: javascript-async-promise-executor
const b = new Promise(async function (resolve, reject) { resolve(await load()); });
// ok: javascript-async-promise-executor
const c = new Promise((resolve) => { load(resolve); });
// ok: javascript-async-promise-executor
const d = (async () => load())();
