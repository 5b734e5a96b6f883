class A {
  set size(v) {
    this.v = v;
    // ruleid: javascript-setter-returns
    return v;
  }
  get size() {
    // ok: javascript-setter-returns
    return this.v;
  }
}
const o = {
  // ok: javascript-setter-returns
  set x(v) { if (!v) { return; } this.v = v; },
  set y(v) {
    // ruleid: javascript-setter-returns
    return this.v = v;
  },
};
