package org.example

fun Application.module(configuration: CorsConfiguration) {
    install(CORS) {
        // ruleid: kotlin-cors-any-origin
        anyHost()
    }
    // ruleid: kotlin-cors-any-origin
    configuration.addAllowedOrigin("*")
    install(CORS) {
        // ok: kotlin-cors-any-origin
        allowHost("shop.example.org")
    }
    // ok: kotlin-cors-any-origin
    configuration.addAllowedOrigin("https://shop.example.org")
}
