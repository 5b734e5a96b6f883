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
    // ruleid: java-flow-header-injection
    response.setHeader("X-Name", name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-flow-header-injection
    response.addHeader(name, "1");
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-header-injection
    response.setHeader("X-Count", String.valueOf(Integer.parseInt(name)));
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-header-injection
    response.setHeader("X-Name", URLEncoder.encode(name, "UTF-8"));
  }
}
