package org.example

class Case1 {
  fun f(d: Double): Boolean {
    // ruleid: kotlin-nan-compared
    return d == Double.NaN
  }
}

class Case2 {
  fun f(d: Float): Boolean {
    // ruleid: kotlin-nan-compared
    return d != Float.NaN
  }
}

class Case3 {
  fun f(d: Double): Boolean {
    // ok: kotlin-nan-compared
    return d.isNaN()
  }
}

class Case4 {
  fun f(d: Double): Boolean {
    // ok: kotlin-nan-compared
    return d == Double.MAX_VALUE
  }
}
