package org.example.mail;

import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import javax.servlet.http.HttpServletRequest;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.thymeleaf.TemplateEngine;

public class Mail {
  void velocity(HttpServletRequest request, StringWriter writer) {
    VelocityContext context = new VelocityContext();
    // ruleid: java-template-injection
    Velocity.evaluate(context, writer, "mail", "Dear " + request.getParameter("name"));
    context.put("name", request.getParameter("name"));
    // ok: java-template-injection
    Velocity.evaluate(new VelocityContext(), writer, "mail", "Dear $name");
  }

  void freemarker(HttpServletRequest request, Configuration configuration) throws IOException {
    // ruleid: java-template-injection
    Template template = new Template("mail", new StringReader(request.getParameter("text")), configuration);
    // ok: java-template-injection
    Template fixed = new Template("mail", new StringReader("Dear ${name}"), configuration);
  }

  void thymeleaf(HttpServletRequest request, TemplateEngine engine, org.thymeleaf.context.Context context) {
    // ruleid: java-template-injection
    engine.process(request.getParameter("page"), context);
  }
}
