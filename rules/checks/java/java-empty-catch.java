package org.example;

class Case1 {
  void f() {
    try { g(); }
    // ruleid: java-empty-catch
    catch (IOException e) { }
  }
}

class Case2 {
  void f() {
    try {
      g();
    // ruleid: java-empty-catch
    } catch (Exception e) {
    }
  }
}

class Case3 {
  void f() {
    try {
      g();
    // ok: java-empty-catch
    } catch (IOException e) {
      // closing may fail, nothing is lost
    }
  }
}

class Case4 {
  void f() {
    try { g(); }
    // ok: java-empty-catch
    catch (IOException ignored) { }
  }
}

class Case5 {
  void f() {
    try { g(); }
    // ok: java-empty-catch
    catch (IOException e) { log(e); }
  }
}
