package org.example

class Case1 {
  fun f(a: Boolean) {
    // ruleid: kotlin-same-branches
    if (a) { g(1) } else { g(1) }
  }
}

class Case2 {
  fun f(a: Boolean): Int {
    // ruleid: kotlin-same-branches
    return if (a) g(1) else g(1)
  }
}

class Case3 {
  fun f(a: Boolean) {
    // ok: kotlin-same-branches
    if (a) { g(1) } else { g(2) }
  }
}

class Case4 {
  fun f(a: Boolean) {
    // ok: kotlin-same-branches
    if (a) { g(1) }
  }
}
