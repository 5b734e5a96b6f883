package org.example.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

public class Loader {
  void load(Connection connection, Socket socket) throws IOException, SQLException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"));
    String data = reader.readLine();
    Statement statement = connection.createStatement();
    // ruleid: java-sql-from-input
    statement.executeUpdate("insert into names values ('" + data + "')");
    // ruleid: java-sql-from-input
    statement.execute("delete from names where n = '" + System.getenv("NAME") + "'");
    // ok: java-sql-from-input
    PreparedStatement p = connection.prepareStatement("delete from names where n = ?");
    p.setString(1, data);
    // ok: java-sql-from-input
    p.executeUpdate();
    // ok: java-sql-from-input
    statement.executeUpdate("delete from names where id = " + Integer.parseInt(data));
  }
}
