package org.example;

class Case1 {
  void f() {
    // ruleid: java-constant-condition
    if (false) { g(); }
  }
}

class Case2 {
  void f() {
    // ruleid: java-constant-condition
    if (true) { g(); }
  }
}

class Case3 {
  void f(boolean a) {
    // ok: java-constant-condition
    if (a) { g(); }
  }
}

class Case4 {
  void f() {
    // ok: java-constant-condition
    while (true) { g(); }
  }
}

class Case5 {
  void f() {
    for (;;) {
      // ok: java-constant-condition
      if (true) continue;
    }
  }
}
