package org.example;

class Case1 {
  int x;
  // ruleid: java-equals-without-hash-code
  public boolean equals(Object o) { return o instanceof P && ((P) o).x == x; }
}

class Case2 {
  int y;
  // ruleid: java-equals-without-hash-code
  @Override public boolean equals(final Object o) { return o instanceof Q && ((Q) o).y == y; }
}

class Case3 {
  int x;
  // ok: java-equals-without-hash-code
  public boolean equals(Object o) { return o instanceof P && ((P) o).x == x; }
  public int hashCode() { return x; }
}

class Case4 {
  int x;
  // ok: java-equals-without-hash-code
  public boolean equals(P other, int depth) { return other.x == x; }
}

class Case5 extends Key {
  int x;
  // ok: java-equals-without-hash-code
  public boolean equals(Object o) { return o instanceof Case5 && ((Case5) o).x == x; }
}

abstract class Case6 {
  // ok: java-equals-without-hash-code
  public abstract boolean equals(Object o);
}
