package org.example.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.servlet.http.HttpServletResponse;

public class Errors {
  void direct(HttpServletResponse response, Exception e) throws IOException {
    // ruleid: java-stack-trace-in-response
    e.printStackTrace(response.getWriter());
    PrintWriter out = response.getWriter();
    // ruleid: java-stack-trace-in-response
    e.printStackTrace(out);
  }

  void hidden(HttpServletResponse response, Exception e) throws IOException {
    StringWriter text = new StringWriter();
    // ok: java-stack-trace-in-response
    e.printStackTrace(new PrintWriter(text));
    // ok: java-stack-trace-in-response
    response.sendError(500, "failed");
  }
}
