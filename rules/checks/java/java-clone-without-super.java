package org.example;

class Case1 {
  // ruleid: java-clone-without-super
  public Object clone() { return new Point(x, y); }
}

class Case2 {
  // ruleid: java-clone-without-super
  public Point clone() {
    int z = 1;
    return new Point(z);
  }
}

class Case3 {
  // ok: java-clone-without-super
  public Object clone() throws CloneNotSupportedException { return super.clone(); }
}

class Case4 {
  // ok: java-clone-without-super
  public Point copy() { return new Point(x); }
}
