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
  void order1(HttpServletRequest request, HttpServletResponse response, org.w3c.dom.Document document) throws Exception {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ruleid: java-flow-xpath-injection
    xpath.evaluate("/users/user[@id='" + name + "']", document);
  }

  void order2(HttpServletRequest request, HttpServletResponse response, org.w3c.dom.Document document) throws Exception {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ruleid: java-flow-xpath-injection
    XPathExpression e = xpath.compile("/users/" + name.trim());
  }

  void order3(HttpServletRequest request, HttpServletResponse response, org.w3c.dom.Document document) throws Exception {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ok: java-flow-xpath-injection
    xpath.evaluate("/users/user[@id=$id]", document);
  }

  void order4(HttpServletRequest request, HttpServletResponse response, org.w3c.dom.Document document) throws Exception {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    UUID id = UUID.fromString(name);
    // ok: java-flow-xpath-injection
    xpath.evaluate("/users/user[@id='" + id + "']", document);
  }
}
