package org.example

import io.ktor.server.application.call
import java.io.ObjectInputStream
import java.util.Base64

fun read() {
    // ruleid: kotlin-deserialization
    ObjectInputStream(call.receiveStream()).readObject()
    val bytes = Base64.getDecoder().decode(call.receiveText())
    // ruleid: kotlin-deserialization
    ObjectInputStream(bytes.inputStream()).readObject()
    // ok: kotlin-deserialization
    Json.decodeFromString<Order>(call.receiveText())
    // ok: kotlin-deserialization
    ObjectInputStream(File("state.bin").inputStream()).readObject()
}
