package org.example;

class Case1 {
  // ruleid: java-throws-exception
  public void f() throws Exception { g(); }
}

class Case2 {
  // ruleid: java-throws-exception
  int g() throws Throwable { return 1; }
}

class Case3 {
  // ok: java-throws-exception
  public void f() throws IOException { g(); }
}

class Case4 {
  // ok: java-throws-exception
  void g() { h(); }
}
