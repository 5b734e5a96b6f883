package org.example.session;

import javax.servlet.ServletContext;
import javax.servlet.http.HttpSession;

public class Ends {
  void never(HttpSession session, ServletContext context) {
    // ruleid: java-session-never-ends
    session.setMaxInactiveInterval(-1);
    // ruleid: java-session-never-ends
    context.setSessionTimeout(-1);
  }

  void some(HttpSession session, int seconds) {
    // ok: java-session-never-ends
    session.setMaxInactiveInterval(1800);
    // ok: java-session-never-ends
    session.setMaxInactiveInterval(seconds);
  }
}
