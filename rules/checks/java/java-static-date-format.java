package org.example;

class Case1 {
  // ruleid: java-static-date-format
  private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");
}

class Case2 {
  // ruleid: java-static-date-format
  static DateFormat format = DateFormat.getDateInstance();
}

class Case3 {
  // ok: java-static-date-format
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_DATE;
}

class Case4 {
  // ok: java-static-date-format
  private final SimpleDateFormat day = new SimpleDateFormat("yyyy");
}
