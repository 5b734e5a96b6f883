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
  static String filter(String n) { return "(&(uid=" + n + ")(x=y))"; }

  void order1(HttpServletRequest request, HttpServletResponse response, DirContext context, SearchControls controls) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-flow-ldap-injection
    context.search("ou=people", "(uid=" + name + ")", controls);
  }

  void order2(HttpServletRequest request, HttpServletResponse response, DirContext context, SearchControls controls) throws Exception {
    String name = request.getParameter("name");
    InitialDirContext own = new InitialDirContext();
    String filter = filter(name);
    // ruleid: java-flow-ldap-injection
    own.search("ou=people", filter, controls);
  }

  void order3(HttpServletRequest request, HttpServletResponse response, DirContext context, SearchControls controls) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-ldap-injection
    context.search("ou=people", "(uid={0})", new Object[] {name}, controls);
  }

  void order4(HttpServletRequest request, HttpServletResponse response, DirContext context, SearchControls controls) throws Exception {
    String name = request.getParameter("name");
    // ok: java-flow-ldap-injection
    context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(name) + ")", controls);
  }
}
