package org.example;

class Case1 {
  boolean f(byte[] a, byte[] b) {
    // ruleid: java-array-as-object
    return a.equals(b);
  }
}

class Case2 {
  String f() {
    String[] names = g();
    // ruleid: java-array-as-object
    return names.toString();
  }
}

class Case3 {
  boolean f(byte[] a, byte[] b) {
    // ok: java-array-as-object
    return Arrays.equals(a, b);
  }
}

class Case4 {
  boolean f(byte[] a, String b) {
    // ok: java-array-as-object
    return b.equals(a);
  }
}
