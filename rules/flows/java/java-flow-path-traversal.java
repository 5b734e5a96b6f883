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
    // ruleid: java-flow-path-traversal
    new FileInputStream("/data/" + name);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    Path folder = Paths.get("/data");
    // ruleid: java-flow-path-traversal
    Files.readAllBytes(folder.resolve(name));
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-path-traversal
    new FileInputStream("/data/" + FilenameUtils.getName(name));
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    if (!name.matches("[a-z0-9]+")) { throw new IOException();
    }
    // ok: java-flow-path-traversal
    new FileInputStream("/data/" + name);
  }
}
