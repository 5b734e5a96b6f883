package org.example

import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.IvParameterSpec

fun vectors(given: ByteArray) {
    // ruleid: kotlin-static-iv
    IvParameterSpec(ByteArray(16))
    // ruleid: kotlin-static-iv
    GCMParameterSpec(128, "0123456789ab".toByteArray())
    // ok: kotlin-static-iv
    IvParameterSpec(given)
    // ok: kotlin-static-iv
    GCMParameterSpec(128, ByteArray(12).also { SecureRandom().nextBytes(it) })
}
