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
    Cookie cookie = new Cookie("session", "1");
    cookie.setSecure(false);
    // ruleid: java-flow-insecure-cookie
    response.addCookie(cookie);
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Cookie cookie = new Cookie("session", "1");
    cookie.setHttpOnly(true);
    // ruleid: java-flow-insecure-cookie
    response.addCookie(cookie);
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Cookie cookie = new Cookie("session", "1");
    cookie.setSecure(true);
    // ok: java-flow-insecure-cookie
    response.addCookie(cookie);
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    boolean isSecure = 1 + 1 == 2;
    Cookie cookie = new Cookie("session", "1");
    cookie.setSecure(isSecure);
    // ok: java-flow-insecure-cookie
    response.addCookie(cookie);
  }
}
