package org.example

class Case1 {
  fun f(s: String?): Int {
    // ruleid: kotlin-not-null-asserted
    return s!!.length
  }
}

class Case2 {
  fun f(m: Map<String, Int>): Int {
    // ruleid: kotlin-not-null-asserted
    return m["a"]!!
  }
}

class Case3 {
  fun f(s: String?): Int {
    // ok: kotlin-not-null-asserted
    return s?.length ?: 0
  }
}

class Case4 {
  fun f(a: Boolean): Boolean {
    // ok: kotlin-not-null-asserted
    return !a
  }
}
