package org.example

class Case1 {
  fun f() {
    // ruleid: kotlin-constant-condition
    if (false) { g() }
  }
}

class Case2 {
  fun f(): Int {
    // ruleid: kotlin-constant-condition
    return if (true) 1 else 2
  }
}

class Case3 {
  fun f(a: Boolean) {
    // ok: kotlin-constant-condition
    if (a) { g() }
  }
}

class Case4 {
  fun f() {
    // ok: kotlin-constant-condition
    while (true) { g() }
  }
}
