function f(x) {
  if (!x) {
    // ruleid: javascript-throw-literal
    throw 'missing';
  }
  // ruleid: javascript-throw-literal
  throw `missing ${x}`;
}
function g(x) {
  // ok: javascript-throw-literal
  throw new Error('missing');
}
function h(e) {
  // ok: javascript-throw-literal
  throw e;
}
