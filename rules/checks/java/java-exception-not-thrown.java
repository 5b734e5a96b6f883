package org.example;

class Case1 {
  void f(int n) {
    if (n < 0) {
      // ruleid: java-exception-not-thrown
      new IllegalArgumentException("negative");
    }
  }
}

class Case2 {
  void f() {
    // ruleid: java-exception-not-thrown
    new AssertionError();
  }
}

class Case3 {
  void f(int n) {
    if (n < 0) {
      // ok: java-exception-not-thrown
      throw new IllegalArgumentException("negative");
    }
  }
}

class Case4 {
  void f() {
    // ok: java-exception-not-thrown
    Exception e = new IOException();
  }
}
