package org.example

import io.ktor.server.application.call

fun next(response: HttpServletResponse, request: HttpServletRequest) {
    val next = call.parameters["next"]!!
    // ruleid: kotlin-open-redirect
    call.respondRedirect(next)
    // ruleid: kotlin-open-redirect
    response.sendRedirect(request.getParameter("next"))
    // ok: kotlin-open-redirect
    call.respondRedirect("/home")
    // ok: kotlin-open-redirect
    call.respondRedirect(PAGES.getValue("home"))
}
