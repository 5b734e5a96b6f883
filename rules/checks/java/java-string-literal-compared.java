package org.example;

class Case1 {
  boolean f(String s) {
    // ruleid: java-string-literal-compared
    return s == "x";
  }
}

class Case2 {
  boolean f(String s) {
    // ruleid: java-string-literal-compared
    if ("x" != s) { return true; }
    return false;
  }
}

class Case3 {
  boolean f(String s) {
    // ok: java-string-literal-compared
    return s.equals("x");
  }
}

class Case4 {
  boolean f(String s) {
    // ok: java-string-literal-compared
    return s == null;
  }
}
