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
