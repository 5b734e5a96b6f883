// ruleid: javascript-callback-without-return
const big = list.filter((x) => { x > 10; });
// ruleid: javascript-callback-without-return
const sum = list.reduce((a, x) => {
  a + x;
}, 0);
// ok: javascript-callback-without-return
const ok = list.filter((x) => x > 10);
// ok: javascript-callback-without-return
const any = list.some((x) => { return x > 10; });
// ok: javascript-callback-without-return
list.forEach((x) => { use(x); });
