package org.example.login;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

public class Redirects {
  void next(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = request.getParameter("next");
    if (next != null) {
      // ruleid: java-open-redirect
      response.sendRedirect(next);
    }
    // ruleid: java-open-redirect
    response.setHeader("Location", "https://" + request.getParameter("host"));
  }

  @GetMapping("/go")
  String go(@RequestParam("url") String url) {
    // ruleid: java-open-redirect
    return "redirect:" + url;
  }

  @GetMapping("/show")
  String show(@RequestParam("id") String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-open-redirect
    response.sendRedirect("/items/" + id);
    // ok: java-open-redirect
    response.sendRedirect(request.getContextPath() + "/login?next=" + id);
    // ok: java-open-redirect
    response.sendRedirect("/home");
    // ok: java-open-redirect
    return "redirect:/items/" + id;
  }
}
