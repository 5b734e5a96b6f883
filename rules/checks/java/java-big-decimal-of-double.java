package org.example;

class Case1 {
  BigDecimal f() {
    // ruleid: java-big-decimal-of-double
    return new BigDecimal(0.1);
  }
}

class Case2 {
  BigDecimal g() {
    // ruleid: java-big-decimal-of-double
    return new BigDecimal(19.99d).negate();
  }
}

class Case3 {
  BigDecimal f() {
    // ok: java-big-decimal-of-double
    return new BigDecimal("0.1");
  }
}

class Case4 {
  BigDecimal g() {
    // ok: java-big-decimal-of-double
    return new BigDecimal(0.5);
  }
}
