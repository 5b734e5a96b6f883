package org.example;

class Case1 {
  void f(boolean a) {
    // ruleid: java-assignment-in-condition
    if (a = true) { g(); }
  }
}

class Case2 {
  void f(boolean a, boolean b) {
    // ruleid: java-assignment-in-condition
    if (a = b) { g(); }
  }
}

class Case3 {
  void f(boolean a) {
    // ok: java-assignment-in-condition
    if (a == true) { g(); }
  }
}

class Case4 {
  void f(Reader r) {
    int c;
    // ok: java-assignment-in-condition
    while ((c = r.read()) != -1) { g(); }
  }
}
