for (let i = 0; i < 10; i++) {
  // ruleid: javascript-loop-wrong-counter
  for (let j = 0; j < 10; i++) { use(i, j); }
  // ok: javascript-loop-wrong-counter
  for (let k = 0; k < 10; k++) { use(i, k); }
}
// ruleid: javascript-loop-wrong-counter
for (let a = 0; a < list.length; b++) { use(a); }
// ok: javascript-loop-wrong-counter
for (let c = 0, d = 9; c < d; c++) { use(c); }
