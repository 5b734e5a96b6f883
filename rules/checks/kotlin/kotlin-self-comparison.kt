package org.example

class Case1 {
  fun f(a: Int, b: Int): Boolean {
    // ruleid: kotlin-self-comparison
    return a == a
  }
}

class Case2 {
  fun f(o: P): Boolean {
    // ruleid: kotlin-self-comparison
    return o.x == o.x
  }
}

class Case3 {
  fun f(a: Int, b: Int): Boolean {
    // ok: kotlin-self-comparison
    return a == b
  }
}

class Case4 {
  fun f(a: Double): Boolean {
    // ok: kotlin-self-comparison
    return a != a
  }
}
