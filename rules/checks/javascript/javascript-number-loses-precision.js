// ruleid: javascript-number-loses-precision
const id = 12345678901234567890;
// ruleid: javascript-number-loses-precision
const n = 9907199254740993;
// ok: javascript-number-loses-precision
const b = 12345678901234567890n;
// ok: javascript-number-loses-precision
const max = 9007199254740991;
// ok: javascript-number-loses-precision
const big = 1000000000000000000;
