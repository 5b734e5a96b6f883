package org.example.net;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

public class Tls {
  void old(SSLSocket socket) throws GeneralSecurityException {
    // ruleid: java-old-tls
    SSLContext a = SSLContext.getInstance("SSLv3");
    // ruleid: java-old-tls
    SSLContext b = SSLContext.getInstance("TLSv1", "SunJSSE");
  }

  void current() throws GeneralSecurityException {
    // ok: java-old-tls
    SSLContext a = SSLContext.getInstance("TLSv1.3");
    // ok: java-old-tls
    SSLContext b = SSLContext.getInstance("TLS");
  }
}
