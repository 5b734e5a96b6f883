package org.example

fun cookies(cookie: Cookie) {
    // ruleid: kotlin-cookie-insecure
    cookie.secure = false
    // ruleid: kotlin-cookie-insecure
    cookie.setSecure(false)
    // ok: kotlin-cookie-insecure
    cookie.secure = true
    // ok: kotlin-cookie-insecure
    cookie.setSecure(true)
}
