package org.example;

class Case1 {
  boolean f(int a) {
    // ruleid: java-bit-test-of-zero
    return (a & 0) != 0;
  }
}

class Case2 {
  int f(int flags) {
    // ruleid: java-bit-test-of-zero
    return flags & 0;
  }
}

class Case3 {
  boolean f(int a) {
    // ok: java-bit-test-of-zero
    return (a & 1) != 0;
  }
}

class Case4 {
  int f(int flags) {
    // ok: java-bit-test-of-zero
    return flags & 0x0f;
  }
}
