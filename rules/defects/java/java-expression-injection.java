package org.example.rules;

import javax.servlet.http.HttpServletRequest;
import ognl.Ognl;
import ognl.OgnlException;
import org.mvel2.MVEL;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.RequestParam;

public class RuleController {
  private final ExpressionParser parser = new SpelExpressionParser();

  Object spel(@RequestParam("rule") String rule) {
    // ruleid: java-expression-injection
    return parser.parseExpression(rule).getValue();
  }

  Object ognl(HttpServletRequest request, Object root) throws OgnlException {
    // ruleid: java-expression-injection
    return Ognl.getValue(request.getParameter("path"), root);
  }

  Object mvel(HttpServletRequest request) {
    String text = "a + " + request.getHeader("X-Sum");
    // ruleid: java-expression-injection
    return MVEL.eval(text);
  }

  Object constant(HttpServletRequest request, Object root) throws OgnlException {
    // ok: java-expression-injection
    Object a = parser.parseExpression("name == 'x'").getValue(request.getParameter("name"));
    // ok: java-expression-injection
    return Ognl.getValue("name", request.getParameter("root"));
  }
}
