package org.example;

class Case1 {
  void f() {
    try { g(); }
    // ruleid: java-catch-exception
    catch (Exception e) { log(e); }
  }
}

class Case2 {
  void g() {
    try { h(); }
    // ruleid: java-catch-exception
    catch (final Exception e) { throw new IllegalStateException(e); }
  }
}

class Case3 {
  void f() {
    try { g(); }
    // ok: java-catch-exception
    catch (IOException e) { log(e); }
  }
}

class Case4 {
  void f() {
    try { g(); }
    // ok: java-catch-exception
    catch (RuntimeException e) { log(e); }
  }
}
