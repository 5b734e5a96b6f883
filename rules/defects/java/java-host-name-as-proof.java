package org.example.net;

import java.net.InetAddress;
import javax.servlet.http.HttpServletRequest;

public class Allow {
  boolean byName(InetAddress address, HttpServletRequest request) {
    // ruleid: java-host-name-as-proof
    boolean a = address.getCanonicalHostName().endsWith(".example.org");
    // ruleid: java-host-name-as-proof
    return a || request.getRemoteHost().equals("trusted.example.org");
  }

  boolean byToken(InetAddress address, String token) {
    // ok: java-host-name-as-proof
    System.out.println(address.getCanonicalHostName());
    // ok: java-host-name-as-proof
    return "a".equals(token);
  }
}
