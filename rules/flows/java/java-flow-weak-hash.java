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
  private static final String CHOSEN = "SHA-1";

  void order1(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-flow-weak-hash
    MessageDigest digest = MessageDigest.getInstance("MD5");
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String first = "SHA";
    String name = first + "1";
    // ruleid: java-flow-weak-hash
    MessageDigest digest = MessageDigest.getInstance(name);
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-flow-weak-hash
    MessageDigest digest = MessageDigest.getInstance(CHOSEN);
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ok: java-flow-weak-hash
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
  }

  void order5(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = "MD5";
    name = "SHA-512";
    // ok: java-flow-weak-hash
    MessageDigest digest = MessageDigest.getInstance(name);
  }
}
