package org.example

import java.io.FileInputStream

fun read(file: File): Int {
    // ruleid: kotlin-resource-not-closed
    val a = FileInputStream(file).readBytes()
    // ruleid: kotlin-resource-not-closed
    val b = File("a").inputStream().bufferedReader().readLine()
    // ok: kotlin-resource-not-closed
    val c = FileInputStream(file).use { it.readBytes() }
    // ok: kotlin-resource-not-closed
    return file.readBytes().size
}
