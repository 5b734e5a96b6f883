package org.example;

class Case1 {
  int f(String s) {
    try { return s.length(); }
    // ruleid: java-catch-null-pointer
    catch (NullPointerException e) { return 0; }
  }
}

class Case2 {
  void g(String s) {
    try { s.trim(); }
    // ruleid: java-catch-null-pointer
    catch (final NullPointerException e) { log(e); }
  }
}

class Case3 {
  int f(String s) {
    // ok: java-catch-null-pointer
    if (s == null) { return 0; }
    return s.length();
  }
}

class Case4 {
  void g() {
    try { h(); }
    // ok: java-catch-null-pointer
    catch (IllegalStateException e) { log(e); }
  }
}
