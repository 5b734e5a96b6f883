package org.example;

class Case1 {
  void f() {
    // ruleid: java-synchronized-on-value
    synchronized ("lock") { g(); }
  }
}

class Case2 {
  void f(String name) {
    // ruleid: java-synchronized-on-value
    synchronized (name.intern()) { g(); }
  }
}

class Case3 {
  void f() {
    // ruleid: java-synchronized-on-value
    synchronized (new Object()) { g(); }
  }
}

class Case4 {
  void f() {
    // ok: java-synchronized-on-value
    synchronized (lock) { g(); }
  }
}

class Case5 {
  void f() {
    // ok: java-synchronized-on-value
    synchronized (this) { g(); }
  }
}
