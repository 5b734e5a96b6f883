package shop;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.*;
import java.sql.*;
import java.util.*;
import javax.crypto.*;
import javax.naming.directory.*;
import javax.script.*;
import javax.servlet.http.*;
import javax.xml.xpath.*;

class Orders extends HttpServlet {
  void order1(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-flow-command-injection
    Runtime.getRuntime().exec("ping " + name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    List<String> args = new ArrayList<>();
    args.add("sh");
    args.add("-c");
    args.add("ls " + name);
    // ruleid: java-flow-command-injection
    new ProcessBuilder(args).start();
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    List<String> allowed = Arrays.asList("a", "b");
    if (!allowed.contains(name)) { return;
    }
    // ok: java-flow-command-injection
    Runtime.getRuntime().exec("ping " + name);
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    Map<String, String> hosts = new HashMap<>();
    hosts.put("x", name);
    hosts.put("y", "localhost");
    // ok: java-flow-command-injection
    Runtime.getRuntime().exec("ping " + hosts.get("y"));
  }
}
