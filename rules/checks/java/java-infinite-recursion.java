package org.example;

class Case1 {
  // ruleid: java-infinite-recursion
  String name() { return name(); }
}

class Case2 {
  // ruleid: java-infinite-recursion
  int size(int n) { return size(n); }
}

class Case3 {
  // ok: java-infinite-recursion
  String name() { return other.name(); }
}

class Case4 {
  // ok: java-infinite-recursion
  int size(int n) { return size(n - 1); }
}

class Case5 {
  // ok: java-infinite-recursion
  int size() { return size(0); }
}
