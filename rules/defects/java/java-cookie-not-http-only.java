package org.example.web;

import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

public class ScriptCookies {
  void open(HttpServletResponse response, Cookie given) {
    Cookie cookie = new Cookie("session", "1");
    // ruleid: java-cookie-not-http-only
    cookie.setHttpOnly(false);
    // ruleid: java-cookie-not-http-only
    given.setHttpOnly(false);
  }

  void closed(HttpServletResponse response, Cookie given) {
    // ok: java-cookie-not-http-only
    given.setHttpOnly(true);
    // ok: java-cookie-not-http-only
    given.setSecure(true);
  }
}
