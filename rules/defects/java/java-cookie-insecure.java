package org.example.web;

import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletResponse;

public class Cookies {
  void off(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    // ruleid: java-cookie-insecure
    cookie.setSecure(false);
    cookie.setHttpOnly(true);
    response.addCookie(cookie);
  }

  void missing(HttpServletResponse response, String value) {
    Cookie cookie = new Cookie("session", value);
    cookie.setPath("/");
    // ruleid: java-cookie-insecure
    response.addCookie(cookie);
  }

  void on(HttpServletResponse response, String value) {
    javax.servlet.http.Cookie cookie = new javax.servlet.http.Cookie("session", value);
    cookie.setSecure(true);
    // ok: java-cookie-insecure
    response.addCookie(cookie);
  }

  void remove(HttpServletResponse response) {
    Cookie cookie = new Cookie("session", "x");
    cookie.setMaxAge(0);
    // ok: java-cookie-insecure
    response.addCookie(cookie);
  }
}
