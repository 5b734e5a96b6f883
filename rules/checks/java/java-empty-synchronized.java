package org.example;

class Case1 {
  void f() {
    // ruleid: java-empty-synchronized
    synchronized (this) { }
  }
}

class Case2 {
  void f() {
    // ruleid: java-empty-synchronized
    synchronized (lock) {
    }
  }
}

class Case3 {
  void f() {
    // ok: java-empty-synchronized
    synchronized (this) { g(); }
  }
}

class Case4 {
  synchronized void f() {
    // ok: java-empty-synchronized
    g();
  }
}
