const sizes: Sizes = {
  small: 1,
  // ruleid: javascript-duplicate-key
  small: 3,
  // ok: javascript-duplicate-key
  large: 2,
};
const more = {
  a: 1,
  // ruleid: javascript-duplicate-key
  'a': 2,
  // ok: javascript-duplicate-key
  b: 3,
};
