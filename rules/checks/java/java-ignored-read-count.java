package org.example;

class Case1 {
  void f(InputStream in) throws IOException {
    byte[] b = new byte[9];
    // ruleid: java-ignored-read-count
    in.read(b);
  }
}

class Case2 {
  void f(InputStream in) throws IOException {
    // ruleid: java-ignored-read-count
    in.skip(4);
  }
}

class Case3 {
  void f(DataInputStream in) throws IOException {
    byte[] b = new byte[9];
    // ok: java-ignored-read-count
    in.readFully(b);
  }
}

class Case4 {
  void f(InputStream in) throws IOException {
    byte[] b = new byte[9];
    // ok: java-ignored-read-count
    int n = in.read(b);
  }
}
