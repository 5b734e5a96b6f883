package org.example.size;

import java.io.BufferedReader;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;

public class Size {
  int size(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    int count = Integer.parseInt(line.trim());
    // ruleid: java-number-from-input
    return count * 1024;
  }

  int fromRequest(HttpServletRequest request) {
    int width = Integer.parseInt(request.getParameter("width"));
    // ruleid: java-number-from-input
    int area = width * width;
    return area;
  }

  int exact(BufferedReader reader) throws IOException {
    int count = Integer.parseInt(reader.readLine());
    // ok: java-number-from-input
    return Math.multiplyExact(count, 1024);
  }

  int checked(BufferedReader reader) throws IOException {
    int count = Integer.parseInt(reader.readLine());
    if (count < 1000) {
      // ok: java-number-from-input
      return count * 1024;
    }
    return 0;
  }
}
