package org.example;

class Case1 {
  boolean f(double d) {
    // ruleid: java-nan-compared
    return d == Double.NaN;
  }
}

class Case2 {
  boolean f(float d) {
    // ruleid: java-nan-compared
    return Float.NaN != d;
  }
}

class Case3 {
  boolean f(double d) {
    // ok: java-nan-compared
    return Double.isNaN(d);
  }
}

class Case4 {
  boolean f(double d) {
    // ok: java-nan-compared
    return d == Double.MAX_VALUE;
  }
}
