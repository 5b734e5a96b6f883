package org.example;

class Case1 {
  int f(String s) {
    // ruleid: java-null-used-where-null
    if (s == null) { return s.length(); }
    return 0;
  }
}

class Case2 {
  void f(Object o) {
    // ruleid: java-null-used-where-null
    if (o == null) {
      System.out.println(o.toString());
    }
  }
}

class Case3 {
  int f(String s) {
    // ok: java-null-used-where-null
    if (s != null) { return s.length(); }
    return 0;
  }
}

class Case4 {
  int f(String s) {
    // ok: java-null-used-where-null
    if (s == null) { s = ""; return s.length(); }
    return 0;
  }
}
