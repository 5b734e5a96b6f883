package org.example.search;

import java.util.regex.Pattern;

public class Names {
  // ruleid: java-regex-exponential
  private static final Pattern WORDS = Pattern.compile("^(\\w+)+$");
  // ok: java-regex-exponential
  private static final Pattern LIST = Pattern.compile("^\\w+(,\\w+)*$");
  // ok: java-regex-exponential
  private static final Pattern POSSESSIVE = Pattern.compile("^(\\w++)+$");

  boolean check(String text) {
    // ruleid: java-regex-exponential
    return Pattern.matches("([a-zA-Z]+)*!", text);
  }
}
