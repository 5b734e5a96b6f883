package org.example

class Case1 {
  fun f(): Int {
    try { g() } finally {
      // ruleid: kotlin-jump-in-finally
      return 1
    }
  }
}

class Case2 {
  fun f() {
    try { g() } finally {
      // ruleid: kotlin-jump-in-finally
      throw IllegalStateException()
    }
  }
}

class Case3 {
  fun f(): Int {
    try { g() } finally { close() }
    // ok: kotlin-jump-in-finally
    return 1
  }
}

class Case4 {
  fun f() {
    try { g() } finally {
      // ok: kotlin-jump-in-finally
      close()
    }
  }
}
