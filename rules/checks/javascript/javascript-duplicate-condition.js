if (a > 1) {
  one();
// ruleid: javascript-duplicate-condition
} else if (a > 1) {
  two();
}
if (x === 'a') { one(); } else if (x === 'b') { two(); }
// ruleid: javascript-duplicate-condition
else if (x === 'a') { three(); }
if (a > 1) { one(); }
// ok: javascript-duplicate-condition
else if (a > 0) { two(); }
// ok: javascript-duplicate-condition
if (a > 1) { three(); }
