package org.example;

class Case1 {
  void f() {
    try { g(); } catch (IOException e) {
      // ruleid: java-print-stack-trace
      e.printStackTrace();
    }
  }
}

class Case2 {
  void f(Exception e) {
    // ruleid: java-print-stack-trace
    e.getCause().printStackTrace();
  }
}

class Case3 {
  void f(Exception e) {
    // ok: java-print-stack-trace
    log.error("failed", e);
  }
}

class Case4 {
  void f(Exception e, PrintWriter w) {
    // ok: java-print-stack-trace
    e.printStackTrace(w);
  }
}
