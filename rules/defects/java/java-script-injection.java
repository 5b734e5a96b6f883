package org.example.sums;

import groovy.lang.GroovyShell;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import javax.script.SimpleBindings;
import javax.servlet.http.HttpServletRequest;

public class Sums {
  Object js(HttpServletRequest request) throws ScriptException {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("JavaScript");
    // ruleid: java-script-injection
    return engine.eval("1 + " + request.getParameter("sum"));
  }

  Object groovy(HttpServletRequest request) {
    // ruleid: java-script-injection
    return new GroovyShell().evaluate(request.getParameter("code"));
  }

  Object bound(HttpServletRequest request, ScriptEngine engine) throws ScriptException {
    SimpleBindings bindings = new SimpleBindings();
    bindings.put("x", request.getParameter("x"));
    // ok: java-script-injection
    Object a = engine.eval("x * 2", bindings);
    // ok: java-script-injection
    return engine.eval("1 + " + Long.parseLong(request.getParameter("sum")));
  }
}
