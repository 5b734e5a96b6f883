package org.example;

class Case1 {
  boolean f(boolean a, boolean b) {
    // ruleid: java-same-operand
    return a && a;
  }
}

class Case2 {
  boolean f(P p) {
    // ruleid: java-same-operand
    return p.isOpen() || p.isOpen();
  }
}

class Case3 {
  int f(int a) {
    // ruleid: java-same-operand
    return a - a;
  }
}

class Case4 {
  boolean f(boolean a, boolean b) {
    // ok: java-same-operand
    return a && b;
  }
}

class Case5 {
  int f(int a) {
    // ok: java-same-operand
    return a + a;
  }
}
