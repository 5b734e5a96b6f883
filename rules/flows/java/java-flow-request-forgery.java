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
    // ruleid: java-flow-request-forgery
    new URL(name).openStream();
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    String address = name + "/feed";
    // ruleid: java-flow-request-forgery
    Jsoup.connect(address).get();
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-request-forgery
    new URL("https://example.org/feed").openStream();
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-request-forgery
    new URL("https://example.org/feed?q=" + name).openStream();
  }
}

class Referrer {
  String path(HttpServletRequest request) {
    // ok: java-flow-request-forgery
    URI uri = URI.create(request.getHeader("Referer"));
    return uri.getPath();
  }
}
