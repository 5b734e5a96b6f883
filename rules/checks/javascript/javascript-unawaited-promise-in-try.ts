const save = async (x: string): Promise<void> => { await db.put(x); };
async function one(x: string): Promise<void> {
  try {
    // ruleid: javascript-unawaited-promise-in-try
    save(x);
  } catch (e) {
    report(e);
  }
}
async function two(x: string): Promise<void> {
  try {
    // ruleid: javascript-unawaited-promise-in-try
    save(x + '1');
    // ok: javascript-unawaited-promise-in-try
    await save(x);
    // ok: javascript-unawaited-promise-in-try
    report(x);
  } catch (e) {
    report(e);
  }
}
