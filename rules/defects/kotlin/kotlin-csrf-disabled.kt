package org.example

fun security(http: HttpSecurity) {
    // ruleid: kotlin-csrf-disabled
    http.csrf { it.disable() }
    // ruleid: kotlin-csrf-disabled
    http.csrf().disable()
    // ok: kotlin-csrf-disabled
    http.csrf(Customizer.withDefaults())
    // ok: kotlin-csrf-disabled
    http.cors { it.disable() }
}
