package org.example;

class Case1 {
  void f(int a) {
    switch (a) {
      // ruleid: java-switch-fall-through
      case 1:
        g();
      case 2:
        h();
        break;
    }
  }
}

class Case2 {
  void f(String a) {
    switch (a) {
      case "x":
        h();
        break;
      // ruleid: java-switch-fall-through
      case "y":
        x = 2;
      default:
        h();
    }
  }
}

class Case3 {
  void f(int a) {
    switch (a) {
      // ok: java-switch-fall-through
      case 1:
        g();
        break;
      case 2:
        h();
    }
  }
}

class Case4 {
  void f(int a) {
    switch (a) {
      // ok: java-switch-fall-through
      case 1:
        g();
        // fall through
      case 2:
        h();
    }
  }
}

class Case5 {
  void f(int a) {
    switch (a) {
      // ok: java-switch-fall-through
      case 1:
      case 2:
        h();
    }
  }
}

class Quiet {
  void f(int a) {
    switch (a) {
      // ok: java-switch-fall-through
      case 1:
        g();
      default:
        // nothing
    }
  }
}
