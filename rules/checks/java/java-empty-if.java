package org.example;

class Case1 {
  void f(boolean a) {
    // ruleid: java-empty-if
    if (a);
    { g(); }
  }
}

class Case2 {
  void f(int a) {
    // ruleid: java-empty-if
    if (a > 1) ;
    g();
  }
}

class Case3 {
  void f(boolean a) {
    // ok: java-empty-if
    if (a) { g(); }
  }
}

class Case4 {
  void f(boolean a) {
    // ok: java-empty-if
    if (a) g();
  }
}
