function calculate(expression) {
  // ruleid: javascript-eval-of-parameter
  return eval(expression);
}
const run = (source) => {
  const text = 'return ' + source;
  // ruleid: javascript-eval-of-parameter
  return new Function(text)();
};
function safe(expression) {
  // ok: javascript-eval-of-parameter
  return JSON.parse(expression);
}
function other(value) {
  // ok: javascript-eval-of-parameter
  return new Function('return this')();
}
