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

class Case6 {
  Long f(String text) {
    try {
      return parse(text);
    }
    // ok: java-empty-catch
    catch (IOException e) {
    }
    return null;
  }

  void g(Reader in) {
    try {
      in.close();
    }
    // ok: java-empty-catch
    catch (IOException e) {
    }
    try {
      load("helper");
    }
    // ok: java-empty-catch
    catch (ClassNotFoundException e) {
    }
  }
}

class Case7 {
  Date f(String text) {
    try {
      return parse(text);
    }
    // ruleid: java-empty-catch
    catch (Exception e) {
    }
    return null;
  }
}

class Case8 {
  void f(String address) {
    File sum = null;
    try {
      sum = download(address);
    }
    // ok: java-empty-catch
    catch (IOException e) {
    }
    if (sum == null) { g(); }
  }
}
