package org.example.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Shell {
  public void run() throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    String data = reader.readLine();
    // ruleid: java-command-from-input
    Process process = Runtime.getRuntime().exec("cmd.exe /c dir " + data);
    // ruleid: java-command-from-input
    new ProcessBuilder("sh", "-c", "ls " + System.getenv("ADD")).start();
    // ok: java-command-from-input
    new ProcessBuilder("ls", "--", data).start();
    // ok: java-command-from-input
    Runtime.getRuntime().exec("cmd.exe /c dir c:");
    data = "foo";
    // ok: java-command-from-input
    Runtime.getRuntime().exec("cmd.exe /c dir " + data);
  }
}
