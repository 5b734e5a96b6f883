package org.example

class Case1 {
  fun f(x: Int) {
    // ruleid: kotlin-self-assignment
    x = x
  }
}

class Case2 {
  fun g(name: String) {
    // ruleid: kotlin-self-assignment
    name = name
  }
}

class Case3 {
  fun f(x: Int) {
    // ok: kotlin-self-assignment
    this.x = x
  }
}

class Case4 {
  fun f(o: P) {
    // ok: kotlin-self-assignment
    o.x = o.y
  }
}
