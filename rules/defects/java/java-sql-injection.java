package org.example.shop.web;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

public class Orders extends HttpServlet {
  private JdbcTemplate jdbcTemplate;
  private Connection connection;

  @Override
  public void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("name");
    try {
      Statement statement = connection.createStatement();
      // ruleid: java-sql-injection
      ResultSet rows = statement.executeQuery("select * from orders where name = '" + name + "'");
      StringBuilder sql = new StringBuilder("delete from orders where id in (");
      sql.append(name);
      // ruleid: java-sql-injection
      statement.execute(sql.toString(), Statement.RETURN_GENERATED_KEYS);
      // ruleid: java-sql-injection
      connection.prepareCall("{call " + request.getHeader("X-Procedure") + "}");
      // ruleid: java-sql-injection
      jdbcTemplate.batchUpdate("update orders set paid = 1 where name = " + name);
      String who = "";
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals("who")) {
          who = java.net.URLDecoder.decode(cookie.getValue(), "UTF-8");
        }
      }
      // ruleid: java-sql-injection
      statement.addBatch("insert into seen values ('" + who + "')");
      // ruleid: java-sql-injection
      jdbcTemplate.query("select * from a where b = " + request.getParameterMap().get("b")[0], this::row);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @GetMapping("/orders")
  public List<String> orders(@RequestParam(value = "sort", required = false) String sort, @RequestParam int page) {
    // ruleid: java-sql-injection
    return jdbcTemplate.queryForList("select name from orders order by " + sort, String.class);
  }

  public void safe(HttpServletRequest request, @RequestParam int page) throws SQLException {
    // ok: java-sql-injection
    PreparedStatement p = connection.prepareStatement("select * from orders where name = ?");
    p.setString(1, request.getParameter("name"));
    // ok: java-sql-injection
    p.executeQuery();
    // ok: java-sql-injection
    jdbcTemplate.update("update orders set name = ?", request.getParameter("name"));
    // ok: java-sql-injection
    jdbcTemplate.queryForList("select * from orders limit 10 offset " + page);
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-injection
    connection.createStatement().executeQuery("select * from orders where id = " + id);
    String column = request.getParameter("column");
    column = "name";
    // ok: java-sql-injection
    connection.createStatement().executeQuery("select " + column + " from orders");
  }
}
