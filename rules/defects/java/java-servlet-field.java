package org.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Guest extends HttpServlet {
  private String name;
  private String agent;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: java-servlet-field
    name = request.getParameter("name");
    // ruleid: java-servlet-field
    this.agent = request.getHeader("User-Agent");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-servlet-field
    String local = request.getParameter("name");
    String other;
    // ok: java-servlet-field
    other = request.getParameter("name");
  }
}
