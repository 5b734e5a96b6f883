package org.example.search;

import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;

public class Search {
  boolean find(HttpServletRequest request, String text) {
    // ruleid: java-regex-from-request
    Pattern pattern = Pattern.compile(request.getParameter("filter"));
    String separator = request.getParameter("separator");
    // ruleid: java-regex-from-request
    String[] parts = text.split(separator);
    return pattern.matcher(text).find();
  }

  boolean quoted(HttpServletRequest request, String text) {
    // ok: java-regex-from-request
    Pattern pattern = Pattern.compile(Pattern.quote(request.getParameter("filter")));
    // ok: java-regex-from-request
    return request.getParameter("name").matches("[a-z]+");
  }
}
