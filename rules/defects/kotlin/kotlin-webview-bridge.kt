package org.example

fun show(view: WebView) {
    // ruleid: kotlin-webview-bridge
    view.addJavascriptInterface(Bridge(), "app")
    // ruleid: kotlin-webview-bridge
    view.settings.allowUniversalAccessFromFileURLs = true
    // ok: kotlin-webview-bridge
    view.settings.allowUniversalAccessFromFileURLs = false
    // ok: kotlin-webview-bridge
    view.loadUrl("https://example.org")
}
