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
    // ruleid: java-flow-cross-site-scripting
    response.getWriter().println("Hello " + name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    PrintWriter out = response.getWriter();
    Object[] values = {"a", name};
    // ruleid: java-flow-cross-site-scripting
    out.printf("Hello %s %s", values);
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-cross-site-scripting
    response.getWriter().println("Hello " + Encode.forHtml(name));
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    name = "nobody";
    // ok: java-flow-cross-site-scripting
    response.getWriter().println("Hello " + name);
  }
}
