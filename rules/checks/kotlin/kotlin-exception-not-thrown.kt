package org.example

class Case1 {
  fun f(n: Int) {
    // ruleid: kotlin-exception-not-thrown
    if (n < 0) { IllegalArgumentException("negative") }
    g(n)
  }
}

class Case2 {
  fun f(n: Int) {
    // ruleid: kotlin-exception-not-thrown
    IllegalStateException("x")
    g(n)
  }
}

class Case3 {
  fun f(n: Int) {
    // ok: kotlin-exception-not-thrown
    if (n < 0) { throw IllegalArgumentException("negative") }
  }
}

class Case4 {
  fun f(): Exception {
    // ok: kotlin-exception-not-thrown
    return IllegalStateException()
  }
}
