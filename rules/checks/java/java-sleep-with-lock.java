package org.example;

class Case1 {
  void f() throws InterruptedException {
    synchronized (this) {
      // ruleid: java-sleep-with-lock
      Thread.sleep(10);
    }
  }
}

class Case2 {
  void f() throws InterruptedException {
    synchronized (lock) {
      while (busy) {
        // ruleid: java-sleep-with-lock
        Thread.sleep(10);
      }
    }
  }
}

class Case3 {
  void f() throws InterruptedException {
    // ok: java-sleep-with-lock
    Thread.sleep(10);
  }
}

class Case4 {
  void f() throws InterruptedException {
    synchronized (this) {
      // ok: java-sleep-with-lock
      wait(10);
    }
  }
}
