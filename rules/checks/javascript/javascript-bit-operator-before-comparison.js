// ruleid: javascript-bit-operator-before-comparison
if (flags & MASK === 0) { go(); }
// ruleid: javascript-bit-operator-before-comparison
const x = a | b == c;
// ok: javascript-bit-operator-before-comparison
if ((flags & MASK) === 0) { go(); }
// ok: javascript-bit-operator-before-comparison
const y = flags & MASK;
