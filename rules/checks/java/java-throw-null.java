package org.example;

class Case1 {
  void f() {
    // ruleid: java-throw-null
    throw null;
  }
}

class Case2 {
  int f(int a) {
    if (a > 0) { return a; }
    // ruleid: java-throw-null
    throw null;
  }
}

class Case3 {
  void f() {
    // ok: java-throw-null
    throw new IllegalStateException();
  }
}

class Case4 {
  void f(RuntimeException e) {
    // ok: java-throw-null
    throw e;
  }
}
