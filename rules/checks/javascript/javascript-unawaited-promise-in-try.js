async function save(x) {
  await db.put(x);
}
async function one(x) {
  try {
    // ruleid: javascript-unawaited-promise-in-try
    save(x);
  } catch (e) {
    report(e);
  }
}
const store = async (x) => { await db.put(x); };
async function twice(x) {
  try {
    // ruleid: javascript-unawaited-promise-in-try
    store(x);
    done();
  } catch (e) {
    report(e);
  }
}
async function two(x) {
  try {
    // ok: javascript-unawaited-promise-in-try
    await save(x);
  } catch (e) {
    report(e);
  }
}
async function three(x) {
  // ok: javascript-unawaited-promise-in-try
  save(x).catch(report);
}
