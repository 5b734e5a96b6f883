package org.example.login;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Random;
import javax.servlet.ServletException;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class Remember extends HttpServlet {
  @Override
  public void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    // ruleid: java-weak-random
    double value = java.lang.Math.random();
    // ruleid: java-weak-random
    String key = Integer.toString(new java.util.Random().nextInt(99));
    // ok: java-weak-random
    int good = new SecureRandom().nextInt(99);
    response.addCookie(new Cookie("remember", key));
  }
}

class Tokens {
  String newToken() {
    // ruleid: java-weak-random
    return Long.toHexString(new Random().nextLong());
  }

  int shuffle(int n) {
    // ok: java-weak-random
    return new Random(42).nextInt(n);
  }
}
