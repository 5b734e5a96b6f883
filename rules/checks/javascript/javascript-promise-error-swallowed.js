// ruleid: javascript-promise-error-swallowed
save(x).catch(() => {});
// ruleid: javascript-promise-error-swallowed
load().then(use).catch((e) => { });
// ok: javascript-promise-error-swallowed
save(x).catch((e) => report(e));
// ok: javascript-promise-error-swallowed
save(x).catch(() => { /* best effort */ });
