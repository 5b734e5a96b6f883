package org.example.tools;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

public class Tools {
  void ping(HttpServletRequest request) throws IOException {
    String host = request.getParameter("host");
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ping -c 1 " + host);
    String[] command = {"sh", "-c", "ls " + host};
    // ruleid: java-command-injection
    Runtime.getRuntime().exec(command, null, new java.io.File("/tmp"));
    Runtime runtime = Runtime.getRuntime();
    String[] environment = {"HOST=" + request.getHeader("Host")};
    // ruleid: java-command-injection
    runtime.exec("ping", environment);
    List<String> parts = new ArrayList<>();
    parts.add("sh");
    parts.add(host);
    ProcessBuilder builder = new ProcessBuilder();
    // ruleid: java-command-injection
    builder.command(parts);
  }

  @PostMapping("/convert/{name}")
  void convert(@PathVariable("name") String name, @PathVariable int size) throws IOException {
    // ruleid: java-command-injection
    new ProcessBuilder("convert", name, "out.png").start();
    // ok: java-command-injection
    new ProcessBuilder("convert", "-size", String.valueOf(size)).start();
    // ok: java-command-injection
    Runtime.getRuntime().exec("sync");
  }

  void list(HttpServletRequest request) throws IOException {
    String choice = request.getParameter("choice");
    String command = "b".equals(choice) ? "df" : "du";
    // ok: java-command-injection
    Runtime.getRuntime().exec(command);
    // ok: java-command-injection
    Runtime.getRuntime().exec(new String[] {"kill", Integer.toString(Integer.parseInt(request.getParameter("pid")))});
  }
}
