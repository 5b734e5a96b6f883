function merge(target, source) {
  // ruleid: javascript-prototype-pollution-merge
  for (const key in source) {
    if (typeof source[key] === 'object') {
      merge(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}
function extendDeep(a, b) {
  // ruleid: javascript-prototype-pollution-merge
  for (let k in b) {
    if (isObject(b[k])) { a[k] = extendDeep(a[k] || {}, b[k]); } else { a[k] = b[k]; }
  }
  return a;
}
function mergeSafe(target, source) {
  // ok: javascript-prototype-pollution-merge
  for (const key in source) {
    if (key === '__proto__' || key === 'constructor') { continue; }
    if (typeof source[key] === 'object') { mergeSafe(target[key], source[key]); } else { target[key] = source[key]; }
  }
}
function copy(target, source) {
  // ok: javascript-prototype-pollution-merge
  for (const key in source) { target[key] = source[key]; }
}
