function A({ url }) {
  // ruleid: javascript-target-blank-without-noopener
  return <a href="https://example.com" target="_blank">x</a>;
}
function B({ url }) {
  // ruleid: javascript-target-blank-without-noopener
  return <a href={url} target="_blank">x</a>;
}
function C() {
  // ok: javascript-target-blank-without-noopener
  return <a href="https://example.com" target="_blank" rel="noopener">x</a>;
}
function D() {
  // ok: javascript-target-blank-without-noopener
  return <a href="/own" target="_blank">x</a>;
}
