package org.example;

class Case1 {
  void f(int n) {
    // ruleid: java-unary-plus-assigned
    n =+ 2;
  }
}

class Case2 {
  void f(int n) {
    // ruleid: java-unary-plus-assigned
    n =- 2;
  }
}

class Case3 {
  void f(int n) {
    // ok: java-unary-plus-assigned
    n += 2;
  }
}

class Case4 {
  void f(int n) {
    // ok: java-unary-plus-assigned
    n = +2;
  }
}

class Case5 {
  void f(int n) {
    // ok: java-unary-plus-assigned
    n = -2;
  }
}
