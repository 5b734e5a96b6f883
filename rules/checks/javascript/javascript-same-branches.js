function f(a, x) {
  // ruleid: javascript-same-branches
  if (a) { go(x); } else { go(x); }
  // ruleid: javascript-same-branches
  return a ? x.left : x.left;
}
function g(a, x) {
  // ok: javascript-same-branches
  if (a) { go(x); } else { stop(x); }
  // ok: javascript-same-branches
  return a ? x.left : x.right;
}
