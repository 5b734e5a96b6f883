package org.example;

class Case1 {
  boolean f(String a, String b) {
    // ruleid: java-reference-compared
    return a == b;
  }
}

class Case2 {
  boolean f(Integer a, Integer b) {
    // ruleid: java-reference-compared
    if (a != b) { return true; }
    return false;
  }
}

class Case3 {
  boolean f(String a) {
    String b = a.trim();
    // ruleid: java-reference-compared
    return b == a;
  }
}

class Case4 {
  boolean f(String a, String b) {
    // ok: java-reference-compared
    return a.equals(b);
  }
}

class Case5 {
  boolean f(String a, String b) {
    // ok: java-reference-compared
    return a == b || a != null && a.equals(b);
  }
}

class Case6 {
  boolean f(Integer a, int b) {
    // ok: java-reference-compared
    return a == b;
  }
}

class Case7 {
  boolean f(String a) {
    // ok: java-reference-compared
    return a == null;
  }
}
