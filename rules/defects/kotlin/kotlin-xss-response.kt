package org.example

import io.ktor.http.ContentType
import io.ktor.server.application.call

fun hello(response: HttpServletResponse, request: HttpServletRequest) {
    val name = call.parameters["name"]
    // ruleid: kotlin-xss-response
    call.respondText("<p>Hello $name</p>", ContentType.Text.Html)
    // ruleid: kotlin-xss-response
    response.writer.println("Hello " + request.getParameter("name"))
    // ok: kotlin-xss-response
    call.respondText("Hello $name")
    // ok: kotlin-xss-response
    call.respondText("<p>" + name!!.escapeHTML() + "</p>", ContentType.Text.Html)
}
