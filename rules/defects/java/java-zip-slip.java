package org.example.unpack;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

public class Unpack {
  void plain(ZipInputStream zip, File directory) throws IOException {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      // ruleid: java-zip-slip
      File file = new File(directory, entry.getName());
      // ruleid: java-zip-slip
      zip.transferTo(new FileOutputStream(file));
    }
  }

  void path(ZipInputStream zip, Path directory) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    String name = entry.getName();
    // ruleid: java-zip-slip
    Files.copy(zip, directory.resolve(name));
  }

  void checked(ZipInputStream zip, Path directory) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    // ok: java-zip-slip
    Path path = directory.resolve(entry.getName()).normalize();
    if (!path.startsWith(directory)) {
      throw new IOException("entry outside of the directory");
    }
    Files.copy(zip, path);
  }

  void named(ZipInputStream zip, File directory) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    // ok: java-zip-slip
    File file = new File(directory, new File(entry.getName()).getName());
  }
}
