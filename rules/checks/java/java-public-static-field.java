package org.example;

class Case1 {
  // ruleid: java-public-static-field
  public static int count = 0;
}

class Case2 {
  // ruleid: java-public-static-field
  static public String mode;
}

class Case3 {
  // ok: java-public-static-field
  public static final int COUNT = 0;
}

class Case4 {
  // ok: java-public-static-field
  private static int count = 0;
}
