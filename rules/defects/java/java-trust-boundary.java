package org.example.session;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpSession;

public class SessionFilter {
  void keep(HttpServletRequest request) {
    String user = request.getParameter("user");
    // ruleid: java-trust-boundary
    request.getSession().setAttribute("user", user);
    // ruleid: java-trust-boundary
    request.getSession().putValue(user, "10340");
    HttpSession session = request.getSession(true);
    // ruleid: java-trust-boundary
    session.setAttribute("agent", request.getHeader("User-Agent"));
    // ok: java-trust-boundary
    session.setAttribute("page", Integer.parseInt(request.getParameter("page")));
    // ok: java-trust-boundary
    session.setAttribute("started", Boolean.TRUE);
    // ok: java-trust-boundary
    request.setAttribute("user", user);
  }
}
