package org.example;

class Case1 {
  void f(File file) {
    // ruleid: java-ignored-file-result
    file.delete();
  }
}

class Case2 {
  void f(File a, File b) {
    // ruleid: java-ignored-file-result
    a.renameTo(b);
  }
}

class Case3 {
  void f(File file) throws IOException {
    // ok: java-ignored-file-result
    Files.delete(file.toPath());
  }
}

class Case4 {
  void f(File file) {
    // ok: java-ignored-file-result
    boolean gone = file.delete();
  }
}
