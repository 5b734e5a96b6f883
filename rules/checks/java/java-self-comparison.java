package org.example;

class Case1 {
  boolean f(int a, int b) {
    // ruleid: java-self-comparison
    return a == a;
  }
}

class Case2 {
  boolean f(String a) {
    // ruleid: java-self-comparison
    return a.equals(a);
  }
}

class Case3 {
  boolean f(P o) {
    // ruleid: java-self-comparison
    return this.x == this.x;
  }
}

class Case4 {
  boolean f(int a, int b) {
    // ok: java-self-comparison
    return a == b;
  }
}

class Case5 {
  boolean f(double a) {
    // ok: java-self-comparison
    return a != a;
  }
}

class Case6 {
  boolean f(P o) {
    // ok: java-self-comparison
    return this.x == o.x;
  }
}
