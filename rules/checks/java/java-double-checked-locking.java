package org.example;

class Case1 {
  static Case1 one;
  static Case1 get() {
    // ruleid: java-double-checked-locking
    if (one == null) { synchronized (Case1.class) { if (one == null) { one = new Case1(); } } }
    return one;
  }
}

class Case2 {
  private String text;
  String text() {
    // ruleid: java-double-checked-locking
    if (this.text == null) {
      synchronized (this) {
        if (this.text == null) { this.text = load(); }
      }
    }
    return text;
  }
}

class Case3 {
  static volatile Case1 one;
  static Case1 get() {
    // ok: java-double-checked-locking
    if (one == null) { synchronized (Case1.class) { if (one == null) { one = new Case1(); } } }
    return one;
  }
}

class Case4 {
  static Case1 one;
  static synchronized Case1 get() {
    // ok: java-double-checked-locking
    if (one == null) { one = new Case1(); }
    return one;
  }
}
