package org.example.files;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

public class Remote {
  void open(Socket socket) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"));
    String data = reader.readLine();
    // ruleid: java-path-from-input
    File file = new File("/srv/data/" + data);
    // ruleid: java-path-from-input
    FileReader r = new FileReader(System.getenv("CONFIG_FILE"));
    // ok: java-path-from-input
    File fixed = new File("/srv/data/config");
    // ok: java-path-from-input
    File named = new File("/srv/data/" + new File(data).getName());
  }
}
