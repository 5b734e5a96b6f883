// ruleid: javascript-promise-all-of-foreach
await Promise.all(list.forEach((x) => save(x)));
// ruleid: javascript-promise-all-of-foreach
Promise.allSettled(list.forEach(save)).then(done);
// ok: javascript-promise-all-of-foreach
await Promise.all(list.map((x) => save(x)));
// ok: javascript-promise-all-of-foreach
list.forEach((x) => use(x));
