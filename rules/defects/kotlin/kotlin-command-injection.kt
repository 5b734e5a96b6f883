package org.example

import io.ktor.server.application.call

fun ping() {
    val host = call.parameters["host"]
    // ruleid: kotlin-command-injection
    Runtime.getRuntime().exec("ping -c 1 $host")
    // ruleid: kotlin-command-injection
    ProcessBuilder("sh", "-c", "ls " + host).start()
    // ok: kotlin-command-injection
    Runtime.getRuntime().exec("sync")
    // ok: kotlin-command-injection
    ProcessBuilder("kill", call.parameters["pid"]!!.toInt().toString()).start()
}
