package org.example.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

public class Trust {
  private final TrustManager[] all = {
    new X509TrustManager() {
      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }

      public void checkClientTrusted(X509Certificate[] chain, String type) {}

      // ruleid: java-trust-all-certificates
      public void checkServerTrusted(X509Certificate[] chain, String type) {}
    }
  };

  static class Second implements X509TrustManager {
    public X509Certificate[] getAcceptedIssuers() {
      return null;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {}

    // ruleid: java-trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      // nothing to check
    }
  }

  static class Pinned implements X509TrustManager {
    private X509TrustManager inner;

    public X509Certificate[] getAcceptedIssuers() {
      return inner.getAcceptedIssuers();
    }

    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {}

    // ok: java-trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      inner.checkServerTrusted(chain, type);
    }
  }

  static class Closed {
    // ok: java-trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      throw new CertificateException("no server is trusted");
    }
  }
}
