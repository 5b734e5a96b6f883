package org.example;

class Case1 {
  int f(Object o, int n) {
    // ruleid: java-abs-may-be-negative
    return Math.abs(o.hashCode()) % n;
  }
}

class Case2 {
  int f(Random r) {
    // ruleid: java-abs-may-be-negative
    return Math.abs(r.nextInt());
  }
}

class Case3 {
  int f(Object o, int n) {
    // ok: java-abs-may-be-negative
    return Math.floorMod(o.hashCode(), n);
  }
}

class Case4 {
  int f(Random r) {
    // ok: java-abs-may-be-negative
    return Math.abs(r.nextInt(9));
  }
}
