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
  void order1(HttpServletRequest request, HttpServletResponse response, ScriptEngine engine) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-flow-code-injection
    engine.eval(name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response, ScriptEngine engine) throws Exception {
    String name = request.getParameter("name");
    GroovyShell shell = new GroovyShell();
    // ruleid: java-flow-code-injection
    shell.evaluate("run(" + name + ")");
  }

  void order3(HttpServletRequest request, HttpServletResponse response, ScriptEngine engine) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-code-injection
    engine.eval("1 + 1");
  }

  void order4(HttpServletRequest request, HttpServletResponse response, ScriptEngine engine) throws Exception {
    String name = request.getParameter("name");
    int n = Integer.parseInt(name);
    // ok: java-flow-code-injection
    engine.eval("f(" + n + ")");
  }
}
