package org.example.share;

import java.io.BufferedReader;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;

public class Share {
  int share(BufferedReader reader, int total) throws IOException {
    int count = Integer.parseInt(reader.readLine());
    // ruleid: java-division-by-input
    return total / count;
  }

  int rest(HttpServletRequest request, int total) {
    int count = Integer.parseInt(request.getParameter("count"));
    // ruleid: java-division-by-input
    return total % count;
  }

  int checked(BufferedReader reader, int total) throws IOException {
    int count = Integer.parseInt(reader.readLine());
    if (count != 0) {
      // ok: java-division-by-input
      return total / count;
    }
    return 0;
  }

  int dividend(BufferedReader reader) throws IOException {
    int count = Integer.parseInt(reader.readLine());
    // ok: java-division-by-input
    return count / 2;
  }
}
