package org.example.work;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

public class Permissions {
  void open(File file, Path path) throws IOException {
    // ruleid: java-world-writable
    file.setWritable(true, false);
    // ruleid: java-world-writable
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  void closed(File file, Path path) throws IOException {
    // ok: java-world-writable
    file.setWritable(true, true);
    // ok: java-world-writable
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    // ok: java-world-writable
    file.setReadable(true);
  }
}
