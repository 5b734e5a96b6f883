package org.example;

class Case1 {
  int f() {
    try { g(); } finally {
      // ruleid: java-jump-in-finally
      return 1;
    }
  }
}

class Case2 {
  void f() {
    try { g(); } finally {
      close();
      // ruleid: java-jump-in-finally
      throw new IllegalStateException();
    }
  }
}

class Case3 {
  int f() {
    try { g(); } finally {
      close();
    }
    // ok: java-jump-in-finally
    return 1;
  }
}

class Case4 {
  void f() {
    try { g(); } finally {
      // ok: java-jump-in-finally
      run(() -> { return 1; });
    }
  }
}
