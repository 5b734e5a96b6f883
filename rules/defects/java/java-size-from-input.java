package org.example.size;

import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;

public class Buffers {
  byte[] buffer(HttpServletRequest request) {
    int size = Integer.parseInt(request.getParameter("size"));
    // ruleid: java-size-from-input
    return new byte[size];
  }

  void pause(HttpServletRequest request) throws InterruptedException {
    // ruleid: java-size-from-input
    Thread.sleep(Long.parseLong(request.getParameter("ms")));
  }

  byte[] limited(HttpServletRequest request) {
    int size = Integer.parseInt(request.getParameter("size"));
    // ok: java-size-from-input
    return new byte[Math.min(size, 8192)];
  }

  List<String> checked(HttpServletRequest request) {
    int size = Integer.parseInt(request.getParameter("size"));
    if (size > 100) {
      return null;
    }
    // ok: java-size-from-input
    return new ArrayList<>(size);
  }
}
