package org.example.io;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;

public class Files {
  int first(File file) throws IOException {
    // ruleid: java-resource-not-closed
    FileInputStream in = new FileInputStream(file);
    return in.read();
  }

  String line(String name) {
    try {
      // ruleid: java-resource-not-closed
      BufferedReader reader = new BufferedReader(new FileReader(name));
      return reader.readLine();
    } catch (IOException e) {
      return null;
    }
  }

  int closed(File file) throws IOException {
    // ok: java-resource-not-closed
    try (FileInputStream in = new FileInputStream(file)) {
      return in.read();
    }
  }

  void inFinally(File file) throws IOException {
    // ok: java-resource-not-closed
    FileWriter writer = new FileWriter(file);
    try {
      writer.write("a");
    } finally {
      writer.close();
    }
  }

  FileReader handedOut(File file) throws IOException {
    // ok: java-resource-not-closed
    FileReader reader = new FileReader(file);
    return reader;
  }
}

class Several {
  void f(File source, File target) throws IOException {
    // ok: java-resource-not-closed
    try (final FileInputStream in = new FileInputStream(source);
         final FileOutputStream out = new FileOutputStream(target)) {
      in.transferTo(out);
    }
  }

  // ok: java-resource-not-closed
  void g(Transaction transaction) throws SQLException {
    Connection con = transaction.getConnectionHolder().getConnection();
    con.commit();
  }
}
