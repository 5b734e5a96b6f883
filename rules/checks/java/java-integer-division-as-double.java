package org.example;

class Case1 {
  double f() {
    // ruleid: java-integer-division-as-double
    double half = 1 / 2;
    return half;
  }
}

class Case2 {
  double f(List<String> a, List<String> b) {
    // ruleid: java-integer-division-as-double
    return (double) (a.size() / b.size());
  }
}

class Case3 {
  double f() {
    // ok: java-integer-division-as-double
    double half = 1 / 2.0;
    return half;
  }
}

class Case4 {
  double f(List<String> a, List<String> b) {
    // ok: java-integer-division-as-double
    return (double) a.size() / b.size();
  }
}
