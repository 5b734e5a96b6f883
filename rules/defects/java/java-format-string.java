package org.example.print;

import java.io.BufferedReader;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;

public class Print {
  void print(HttpServletRequest request, BufferedReader reader) throws IOException {
    String name = request.getParameter("name");
    // ruleid: java-format-string
    System.out.printf("hello " + name);
    String data = reader.readLine();
    // ruleid: java-format-string
    System.out.format(data + "%n");
    // ok: java-format-string
    System.out.printf("hello %s", name);
    // ok: java-format-string
    String.format("%s%n", data);
  }
}
