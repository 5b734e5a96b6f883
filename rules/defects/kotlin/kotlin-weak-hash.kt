package org.example

import java.security.MessageDigest

fun hashes(bytes: ByteArray) {
    // ruleid: kotlin-weak-hash
    MessageDigest.getInstance("MD5").digest(bytes)
    // ruleid: kotlin-weak-hash
    val d = MessageDigest.getInstance("SHA-1", "SUN")
    // ok: kotlin-weak-hash
    MessageDigest.getInstance("SHA-256").digest(bytes)
    // ok: kotlin-weak-hash
    MessageDigest.getInstance(name)
}
