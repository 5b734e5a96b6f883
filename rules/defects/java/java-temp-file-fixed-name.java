package org.example.report;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;

public class Report {
  void write() throws IOException {
    // ruleid: java-temp-file-fixed-name
    FileOutputStream out = new FileOutputStream("/tmp/report.txt");
    // ruleid: java-temp-file-fixed-name
    FileWriter writer = new FileWriter(System.getProperty("java.io.tmpdir") + "/report.txt");
  }

  void safe() throws IOException {
    // ok: java-temp-file-fixed-name
    Files.newOutputStream(Files.createTempFile("report", ".txt"));
    // ok: java-temp-file-fixed-name
    FileInputStream in = new FileInputStream("/tmp/report.txt");
  }
}
