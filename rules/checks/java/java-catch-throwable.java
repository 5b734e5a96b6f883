package org.example;

class Case1 {
  void f() {
    try { g(); }
    // ruleid: java-catch-throwable
    catch (Throwable t) { log(t); }
  }
}

class Case2 {
  void g() {
    try { h(); }
    // ruleid: java-catch-throwable
    catch (Error e) { log(e); }
  }
}

class Case3 {
  void f() {
    try { g(); }
    // ok: java-catch-throwable
    catch (IOException e) { log(e); }
  }
}

class Case4 {
  void f() {
    try { g(); }
    // ok: java-catch-throwable
    catch (AssertionError e) { log(e); }
  }
}
