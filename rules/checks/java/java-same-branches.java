package org.example;

class Case1 {
  void f(boolean a) {
    // ruleid: java-same-branches
    if (a) { g(1); } else { g(1); }
  }
}

class Case2 {
  int f(boolean a, int b) {
    // ruleid: java-same-branches
    return a ? b : b;
  }
}

class Case3 {
  void f(boolean a) {
    // ok: java-same-branches
    if (a) { g(1); } else { g(2); }
  }
}

class Case4 {
  int f(boolean a, int b) {
    // ok: java-same-branches
    return a ? b : -b;
  }
}
