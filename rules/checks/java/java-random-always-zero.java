package org.example;

class Case1 {
  int f() {
    // ruleid: java-random-always-zero
    return (int) Math.random() * 10;
  }
}

class Case2 {
  long f(Random r) {
    // ruleid: java-random-always-zero
    return (long) r.nextDouble() * 100;
  }
}

class Case3 {
  int f() {
    // ok: java-random-always-zero
    return (int) (Math.random() * 10);
  }
}

class Case4 {
  int f(Random r) {
    // ok: java-random-always-zero
    return r.nextInt(10);
  }
}
