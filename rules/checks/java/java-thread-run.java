package org.example;

class Case1 {
  void f(Runnable w) {
    // ruleid: java-thread-run
    new Thread(w).run();
  }
}

class Case2 {
  void f(Runnable w) {
    Thread t = new Thread(w);
    // ruleid: java-thread-run
    t.run();
  }
}

class Case3 {
  void f(Runnable w) {
    // ok: java-thread-run
    new Thread(w).start();
  }
}

class Case4 {
  void f(Runnable w) {
    // ok: java-thread-run
    w.run();
  }
}
