package org.example

import io.ktor.server.application.call
import java.io.File
import java.nio.file.Paths

fun files() {
    val name = call.parameters["name"]
    // ruleid: kotlin-path-traversal
    File("/srv/data/$name").readText()
    // ruleid: kotlin-path-traversal
    Paths.get("/srv/data", name)
    // ok: kotlin-path-traversal
    File("/srv/data/list.txt").readText()
    // ok: kotlin-path-traversal
    File("/srv/data/${call.parameters["id"]!!.toInt()}.txt").readText()
}
