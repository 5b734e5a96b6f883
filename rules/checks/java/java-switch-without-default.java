package org.example;

class Case1 {
  void f(int a) {
    // ruleid: java-switch-without-default
    switch (a) { case 1: g(); break; case 2: h(); break; }
  }
}

class Case2 {
  void f(String a) {
    // ruleid: java-switch-without-default
    switch (a) { case "x": g(); }
  }
}

class Case3 {
  void f(int a) {
    // ok: java-switch-without-default
    switch (a) { case 1: g(); break; default: h(); }
  }
}

class Case4 {
  int f(E a) {
    // ok: java-switch-without-default
    return switch (a) { case X -> 1; case Y -> 2; };
  }
}
