package org.example;

class Case1 {
  long f(long n) {
    // ruleid: java-shift-out-of-range
    return n << 64;
  }
}

class Case2 {
  long f() {
    // ruleid: java-shift-out-of-range
    return 1 << 40;
  }
}

class Case3 {
  long f() {
    // ok: java-shift-out-of-range
    return 1L << 40;
  }
}

class Case4 {
  int f(int n) {
    // ok: java-shift-out-of-range
    return n >>> 16;
  }
}
