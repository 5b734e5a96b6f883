class A extends B {
  // ruleid: javascript-constructor-without-super
  constructor(x) {
    this.x = x;
  }
}
class F extends G {
  // ruleid: javascript-constructor-without-super
  constructor() { init(); }
}
class C extends D {
  // ok: javascript-constructor-without-super
  constructor(x) {
    super(x);
    this.x = x;
  }
}
class E {
  // ok: javascript-constructor-without-super
  constructor(x) { this.x = x; }
}
