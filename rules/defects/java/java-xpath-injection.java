package org.example.login;

import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

public class Login {
  String check(HttpServletRequest request, Document document) throws XPathExpressionException {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    String expression = "/users/user[@name='" + name + "']";
    // ruleid: java-xpath-injection
    String found = xpath.evaluate(expression, document);
    javax.xml.xpath.XPath xp = XPathFactory.newInstance().newXPath();
    // ruleid: java-xpath-injection
    xp.compile(expression).evaluate(document, XPathConstants.NODESET);
    // ruleid: java-xpath-injection
    return XPathFactory.newInstance().newXPath().compile("//a[" + name + "]").evaluate(document);
  }

  String safe(HttpServletRequest request, Document document) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    String name = request.getParameter("name");
    xpath.setXPathVariableResolver(variable -> name);
    // ok: java-xpath-injection
    xpath.evaluate("/users/user[@name=$name]", document);
    // ok: java-xpath-injection
    return xpath.evaluate("/users/user[" + Integer.parseInt(request.getParameter("n")) + "]", document);
  }
}
