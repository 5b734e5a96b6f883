package org.example;

class Case1 {
  boolean f(Object o) {
    // ruleid: java-class-compared-by-name
    return o.getClass().getName().equals("org.example.User");
  }
}

class Case2 {
  boolean f(Object o, Object p) {
    // ruleid: java-class-compared-by-name
    return o.getClass().getSimpleName().equals(p.getClass().getSimpleName());
  }
}

class Case3 {
  boolean f(Object o) {
    // ok: java-class-compared-by-name
    return o.getClass() == User.class;
  }
}

class Case4 {
  boolean f(Object o) {
    // ok: java-class-compared-by-name
    return o instanceof User;
  }
}
