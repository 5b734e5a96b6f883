package org.example

class Case1 {
  fun f(a: Boolean): Boolean {
    // ruleid: kotlin-same-operand
    return a && a
  }
}

class Case2 {
  fun f(p: P): Boolean {
    // ruleid: kotlin-same-operand
    return p.open() || p.open()
  }
}

class Case3 {
  fun f(a: Boolean, b: Boolean): Boolean {
    // ok: kotlin-same-operand
    return a && b
  }
}

class Case4 {
  fun f(p: P): Boolean {
    // ok: kotlin-same-operand
    return p.open() || p.shut()
  }
}
