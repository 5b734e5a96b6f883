package org.example.hello;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

public class Hello extends HttpServlet {
  @Override
  public void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    String name = request.getParameter("name");
    // ruleid: java-xss-response
    response.getWriter().println("Hello " + name);
    Object[] values = {"a", name};
    // ruleid: java-xss-response
    response.getWriter().format(Locale.US, "Hello %1$s and %2$s", values);
    // ruleid: java-xss-response
    response.getWriter().write(name.toCharArray(), 0, name.length());
    PrintWriter out = response.getWriter();
    // ruleid: java-xss-response
    out.printf("%s", name);
    // ruleid: java-xss-response
    out.append(name);
    // ok: java-xss-response
    out.println("Hello " + Encode.forHtml(name));
    // ok: java-xss-response
    response.getWriter().println(HtmlUtils.htmlEscape(name));
    // ok: java-xss-response
    response.getWriter().println(org.owasp.esapi.ESAPI.encoder().encodeForHTML(name));
    // ok: java-xss-response
    response.getWriter().println("Hello");
  }

  @GetMapping("/hi")
  @ResponseBody
  public String hi(@RequestParam("name") String name) {
    // ruleid: java-xss-response
    return "Hi " + name;
  }

  @GetMapping("/page")
  public String page(@RequestParam("name") String name) {
    // ok: java-xss-response
    return "page/" + name;
  }
}

class Health {
  void answer(HttpServletRequest request, HttpServletResponse response, HealthProvider healthProvider) throws IOException {
    Answer answer = healthProvider.answer(request.getParameterMap());
    // ok: java-xss-response
    response.getWriter().write(answer.getMessage());
  }
}
