package org.example.catalog;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;

public class Catalog {
  void choose(HttpServletRequest request, Connection connection) throws SQLException {
    // ruleid: java-external-control-of-setting
    connection.setCatalog(request.getParameter("catalog"));
    // ruleid: java-external-control-of-setting
    System.setProperty("app.mode", request.getParameter("mode"));
    // ok: java-external-control-of-setting
    connection.setCatalog("shop");
    // ok: java-external-control-of-setting
    System.setProperty("app.mode", "plain");
  }
}
