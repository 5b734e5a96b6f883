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
    // ruleid: java-flow-open-redirect
    response.sendRedirect(name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String target = String.format("%s?x=1", name);
    // ruleid: java-flow-open-redirect
    response.sendRedirect(target);
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-open-redirect
    response.sendRedirect("/page?name=" + URLEncoder.encode(name, "UTF-8"));
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String target = "a".equals(name) ? "/a" : "/b";
    // ok: java-flow-open-redirect
    response.sendRedirect(target);
  }
}
