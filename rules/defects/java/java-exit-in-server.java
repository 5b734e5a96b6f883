package org.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Stop extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getParameter("x") == null) {
      // ruleid: java-exit-in-server
      System.exit(1);
    }
    // ruleid: java-exit-in-server
    Runtime.getRuntime().halt(1);
    // ok: java-exit-in-server
    response.sendError(500);
  }
}

class Tool {
  public static void main(String[] args) {
    // ok: java-exit-in-server
    System.exit(2);
  }
}
