package org.example.work;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

public class Work {
  File make() throws IOException {
    File directory = File.createTempFile("work", "dir");
    directory.delete();
    // ruleid: java-temp-directory-race
    directory.mkdir();
    return directory;
  }

  File checked() throws IOException {
    File directory = File.createTempFile("work", "dir");
    if (!directory.delete()) {
      throw new IOException("not deleted");
    }
    // ruleid: java-temp-directory-race
    if (!directory.mkdirs()) {
      throw new IOException("not made");
    }
    return directory;
  }

  File safe() throws IOException {
    // ok: java-temp-directory-race
    return Files.createTempDirectory("work").toFile();
  }

  File other(File parent) throws IOException {
    File file = File.createTempFile("work", "txt");
    // ok: java-temp-directory-race
    parent.mkdirs();
    return file;
  }
}
