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
  String query(String n) { StringBuilder q = new StringBuilder("select * from t where n = '"); q.append(n).append("'"); return q.toString(); }

  void order1(HttpServletRequest request, HttpServletResponse response, Connection connection) throws Exception {
    String name = request.getParameter("name");
    Statement s = connection.createStatement();
    // ruleid: java-flow-sql-injection
    s.executeQuery("select * from t where n = '" + name + "'");
  }

  void order2(HttpServletRequest request, HttpServletResponse response, Connection connection) throws Exception {
    String name = request.getParameter("name");
    String query = query(name);
    // ruleid: java-flow-sql-injection
    PreparedStatement p = connection.prepareStatement(query);
  }

  void order3(HttpServletRequest request, HttpServletResponse response, Connection connection) throws Exception {
    String name = request.getParameter("name");
    PreparedStatement p = connection.prepareStatement("select * from t where n = ?");
    p.setString(1, name);
    // ok: java-flow-sql-injection
    p.executeQuery();
  }

  void order4(HttpServletRequest request, HttpServletResponse response, Connection connection) throws Exception {
    String name = request.getParameter("name");
    Statement s = connection.createStatement();
    int id = Integer.parseInt(name);
    // ok: java-flow-sql-injection
    s.executeQuery("select * from t where id = " + id);
  }

  void order5(HttpServletRequest request, HttpServletResponse response, Connection connection) throws Exception {
    String name = request.getParameter("name");
    Statement s = connection.createStatement();
    int n = 86;
    String column = (7 * 42) - n > 200 ? "id" : name;
    // ok: java-flow-sql-injection
    s.executeQuery("select " + column + " from t");
  }
}
