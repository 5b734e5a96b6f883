package org.example;

class Case1 {
  boolean f(String s) {
    // ruleid: java-equals-null
    return s.equals(null);
  }
}

class Case2 {
  void f(String s) {
    // ruleid: java-equals-null
    if (s.trim().equals(null)) { g(); }
  }
}

class Case3 {
  boolean f(String s) {
    // ok: java-equals-null
    return s == null;
  }
}

class Case4 {
  boolean f(String s) {
    // ok: java-equals-null
    return s.equals("");
  }
}
