class A {
  // ruleid: javascript-getter-without-return
  get size() { this.list.length; }
  // ok: javascript-getter-without-return
  get length() { return this.list.length; }
  // ok: javascript-getter-without-return
  get other() { throw new Error('no'); }
  // ok: javascript-getter-without-return
  get() { this.x = 1; }
}
const o = {
  // ruleid: javascript-getter-without-return
  get x() { load(); },
};
