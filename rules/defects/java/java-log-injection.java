package org.example.login;

import javax.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

  void login(HttpServletRequest request) {
    String user = request.getParameter("user");
    // ruleid: java-log-injection
    LOG.info("login of " + user);
    // ruleid: java-log-injection
    LOG.warn("login of {} from {}", "x", request.getHeader("Via"));
    // ok: java-log-injection
    LOG.info("login of {}", user.replaceAll("[\r\n]", "_"));
    // ok: java-log-injection
    LOG.info("page {}", Integer.parseInt(request.getParameter("page")));
  }
}
