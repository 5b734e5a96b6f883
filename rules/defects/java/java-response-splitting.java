package org.example.headers;

import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Headers {
  void set(HttpServletRequest request, HttpServletResponse response) throws UnsupportedEncodingException {
    String name = request.getParameter("name");
    // ruleid: java-response-splitting
    response.setHeader("X-Name", name);
    // ruleid: java-response-splitting
    response.addHeader("Content-Disposition", "attachment; filename=" + name);
    // ok: java-response-splitting
    response.addHeader("X-Name", URLEncoder.encode(name, "UTF-8"));
    // ok: java-response-splitting
    response.addHeader("X-Name", name.replaceAll("[\\r\\n]", ""));
    // ok: java-response-splitting
    response.setHeader("X-Frame-Options", "DENY");
  }
}
