// ruleid: javascript-self-comparison
if (a.size < a.size) { go(); }
// ruleid: javascript-self-comparison
const same = this.id === this.id;
// ruleid: javascript-self-comparison
while (i >= i) { i++; }
// ok: javascript-self-comparison
if (a.size < b.size) { go(); }
// ok: javascript-self-comparison
const nan = x !== x;
// ok: javascript-self-comparison
const isNumber = value === value;
