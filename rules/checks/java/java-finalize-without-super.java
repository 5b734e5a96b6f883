package org.example;

class Case1 extends Base {
  // ruleid: java-finalize-without-super
  protected void finalize() { close(); }
}

class Case2 extends Base {
  // ruleid: java-finalize-without-super
  public void finalize() throws Throwable { in.close(); }
}

class Case3 {
  // ok: java-finalize-without-super
  protected void finalize() throws Throwable { try { close(); } finally { super.finalize(); } }
}

class Case4 {
  // ok: java-finalize-without-super
  void finish() { close(); }
}

class Case5 {
  // ok: java-finalize-without-super
  protected void finalize() { close(); }
}
