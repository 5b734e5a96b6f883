package org.example

import io.ktor.server.application.call

fun make(engine: ScriptEngine) {
    val name = call.parameters["class"]
    // ruleid: kotlin-unsafe-reflection
    Class.forName("org.example.$name").getDeclaredConstructor().newInstance()
    // ruleid: kotlin-unsafe-reflection
    engine.eval(call.receiveText())
    // ok: kotlin-unsafe-reflection
    Class.forName("org.example.Handler")
    // ok: kotlin-unsafe-reflection
    HANDLERS.getValue("a")
}
