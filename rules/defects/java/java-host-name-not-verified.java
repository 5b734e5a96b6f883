package org.example.net;

import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;

public class Hosts {
  void any(HttpsURLConnection connection) {
    // ruleid: java-host-name-not-verified
    connection.setHostnameVerifier((host, session) -> true);
  }

  static class All implements HostnameVerifier {
    // ruleid: java-host-name-not-verified
    @Override
    public boolean verify(String host, SSLSession session) {
      return true;
    }
  }

  static class One implements HostnameVerifier {
    // ok: java-host-name-not-verified
    public boolean verify(String host, SSLSession session) {
      return "example.org".equals(host);
    }
  }

  void usual(HttpsURLConnection connection) {
    // ok: java-host-name-not-verified
    connection.setHostnameVerifier(HttpsURLConnection.getDefaultHostnameVerifier());
  }
}

class AsConfigured {
  HostnameVerifier chosen(Settings settings) {
    if (settings.isVerifyHostname()) {
      return new DefaultHostnameVerifier();
    } else {
      // ok: java-host-name-not-verified
      return new NoopHostnameVerifier();
    }
  }
}
