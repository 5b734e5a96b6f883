package org.example

import java.security.cert.X509Certificate
import javax.net.ssl.X509TrustManager

class All : X509TrustManager {
    // ruleid: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {}
}

class Pinned(val inner: X509TrustManager) : X509TrustManager {
    // ok: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {
        inner.checkServerTrusted(chain, type)
    }
}

fun client(builder: OkHttpClient.Builder) {
    // ruleid: kotlin-trust-all-certificates
    builder.hostnameVerifier { _, _ -> true }
    // ok: kotlin-trust-all-certificates
    builder.hostnameVerifier { host, _ -> host == "example.org" }
}
