function f(name, text) {
  // ruleid: javascript-result-of-string-call-unused
  name.trim();
  // ruleid: javascript-result-of-string-call-unused
  text.replace('a', 'b');
  // ok: javascript-result-of-string-call-unused
  name = name.trim();
  // ok: javascript-result-of-string-call-unused
  location.replace('/x');
  // ok: javascript-result-of-string-call-unused
  list.sort();
}
