package org.example

import javax.crypto.Cipher

fun ciphers() {
    // ruleid: kotlin-weak-cipher
    Cipher.getInstance("DES/CBC/PKCS5Padding")
    // ruleid: kotlin-weak-cipher
    val c = Cipher.getInstance("AES/ECB/PKCS5Padding", "SunJCE")
    // ok: kotlin-weak-cipher
    Cipher.getInstance("AES/GCM/NoPadding")
    // ok: kotlin-weak-cipher
    Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding")
}
