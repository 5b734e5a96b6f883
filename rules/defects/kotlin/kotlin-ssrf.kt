package org.example

import io.ktor.server.application.call
import java.net.URL

fun fetch() {
    val url = call.request.queryParameters["url"]
    // ruleid: kotlin-ssrf
    URL(url).readText()
    // ruleid: kotlin-ssrf
    Request.Builder().url("http://" + url).build()
    // ok: kotlin-ssrf
    URL("https://api.example.org/list").readText()
    // ok: kotlin-ssrf
    URL("https://api.example.org/?q=" + URLEncoder.encode(url, "UTF-8")).readText()
}
