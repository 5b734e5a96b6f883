package org.example;

class Case1 {
  // ruleid: java-public-static-array
  public static final String[] NAMES = {"a", "b"};
}

class Case2 {
  // ruleid: java-public-static-array
  public static final int[] SIZES = new int[] {1, 2};
}

class Case3 {
  // ok: java-public-static-array
  private static final String[] NAMES = {"a", "b"};
}

class Case4 {
  // ok: java-public-static-array
  public static final List<String> NAMES = List.of("a");
}
