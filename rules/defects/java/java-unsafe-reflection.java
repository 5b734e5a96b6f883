package org.example.dispatch;

import java.util.Map;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.servlet.http.HttpServletRequest;

public class Dispatch {
  private Map<String, Supplier<Object>> handlers;

  Object make(HttpServletRequest request) throws ReflectiveOperationException, NamingException {
    // ruleid: java-unsafe-reflection
    Object handler = Class.forName("org.example." + request.getParameter("handler")).getDeclaredConstructor().newInstance();
    // ruleid: java-unsafe-reflection
    handler.getClass().getMethod(request.getParameter("method")).invoke(handler);
    InitialContext context = new InitialContext();
    // ruleid: java-unsafe-reflection
    context.lookup(request.getParameter("name"));
    // ok: java-unsafe-reflection
    Class.forName("org.example.Handler");
    // ok: java-unsafe-reflection
    return handlers.get(request.getParameter("handler")).get();
  }
}
