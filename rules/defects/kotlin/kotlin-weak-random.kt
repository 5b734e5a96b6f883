package org.example

import java.security.SecureRandom
import kotlin.random.Random

fun newToken(): String {
    // ruleid: kotlin-weak-random
    return Random.nextLong().toString(36)
}

fun values() {
    // ruleid: kotlin-weak-random
    val sessionKey = Random.nextInt(1000000)
    // ok: kotlin-weak-random
    val index = Random.nextInt(10)
    // ok: kotlin-weak-random
    val token = SecureRandom().nextLong()
}
