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
    // ruleid: java-flow-trust-boundary
    request.getSession().setAttribute("role", name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    HttpSession session = request.getSession(true);
    // ruleid: java-flow-trust-boundary
    session.putValue(name, "1");
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-trust-boundary
    request.getSession().setAttribute("page", Integer.parseInt(name));
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String kept = name.equals("a") ? "first" : "other";
    // ok: java-flow-trust-boundary
    request.getSession().setAttribute("kind", kept);
  }
}
