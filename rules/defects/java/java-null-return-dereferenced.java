package org.example.settings;

public class Mode {
  boolean fast() {
    // ruleid: java-null-return-dereferenced
    return System.getProperty("mode").equals("fast");
  }

  String home() {
    String home = System.getenv("APP_HOME");
    // ruleid: java-null-return-dereferenced
    return home.trim();
  }

  boolean right() {
    // ok: java-null-return-dereferenced
    return "fast".equals(System.getProperty("mode"));
  }

  String other() {
    String home = System.getenv("APP_HOME");
    if (home == null) {
      return "";
    }
    // ok: java-null-return-dereferenced
    return home.trim();
  }
}
