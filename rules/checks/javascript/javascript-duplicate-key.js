const sizes = {
  small: 1,
  large: 2,
  // ruleid: javascript-duplicate-key
  small: 3,
};
const more = {
  'a': 1,
  // ruleid: javascript-duplicate-key
  a: 2,
};
const signs = {
  '"': 'quote',
  // ok: javascript-duplicate-key
  "'": 'apostrophe',
};
const good = {
  small: 1,
  // ok: javascript-duplicate-key
  large: { small: 2 },
  // ok: javascript-duplicate-key
  Small: 3,
};
