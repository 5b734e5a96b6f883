package org.example;

class Case1 {
  void f(Resource r) {
    // ruleid: java-finalize-called
    r.finalize();
  }
}

class Case2 {
  void f() {
    // ruleid: java-finalize-called
    finalize();
  }
}

class Case3 {
  protected void finalize() throws Throwable {
    // ok: java-finalize-called
    super.finalize();
  }
}

class Case4 {
  void f(Resource r) {
    // ok: java-finalize-called
    r.close();
  }
}
