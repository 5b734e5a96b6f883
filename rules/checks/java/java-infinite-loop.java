package org.example;

class Case1 {
  void f() {
    // ruleid: java-infinite-loop
    while (true) { g(); }
  }
}

class Case2 {
  void f() {
    // ruleid: java-infinite-loop
    for (;;) { i = (i + 1) % 256; }
  }
}

class Case3 {
  void f() {
    // ok: java-infinite-loop
    while (true) { if (g()) { break; } }
  }
}

class Case4 {
  void f(int n) {
    // ok: java-infinite-loop
    for (int i = 0; i < n; i++) { g(); }
  }
}
