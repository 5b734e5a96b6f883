function f(x) {
  return x + 1;
  // ruleid: javascript-unreachable-code
  log(x);
}
function g(list) {
  for (const x of list) {
    continue;
    // ruleid: javascript-unreachable-code
    use(x);
  }
  throw new Error('x');
}
function h(x) {
  return inner(x);
  // ok: javascript-unreachable-code
  function inner(y) { return y; }
}
function k(x) {
  if (x) { return 1; }
  // ok: javascript-unreachable-code
  log(x);
}
