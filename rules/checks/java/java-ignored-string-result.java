package org.example;

class Case1 {
  void f(String s) {
    // ruleid: java-ignored-string-result
    s.trim();
  }
}

class Case2 {
  void f(String s) {
    // ruleid: java-ignored-string-result
    s.replaceAll("a", "b");
  }
}

class Case3 {
  void f(String s) {
    // ok: java-ignored-string-result
    s = s.trim();
  }
}

class Case4 {
  void f(List<String> l) {
    // ok: java-ignored-string-result
    l.replaceAll(String::trim);
  }
}
