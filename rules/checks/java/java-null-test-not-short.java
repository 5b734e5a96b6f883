package org.example;

class Case1 {
  boolean f(String s) {
    // ruleid: java-null-test-not-short
    return s != null & s.isEmpty();
  }
}

class Case2 {
  boolean f(String s) {
    // ruleid: java-null-test-not-short
    return (s == null) | (s.length() == 0);
  }
}

class Case3 {
  boolean f(String s) {
    // ok: java-null-test-not-short
    return s != null && s.isEmpty();
  }
}

class Case4 {
  boolean f(String s, boolean b) {
    // ok: java-null-test-not-short
    return s != null & b;
  }
}
