package org.example

import io.ktor.server.application.call
import org.springframework.web.bind.annotation.RequestParam
import java.sql.Connection

fun routes(connection: Connection) {
    val name = call.parameters["name"]
    // ruleid: kotlin-sql-injection
    connection.createStatement().executeQuery("select * from t where n = '$name'")
    // ruleid: kotlin-sql-injection
    connection.prepareStatement("select * from t where n = " + call.request.queryParameters["n"])
    // ok: kotlin-sql-injection
    val p = connection.prepareStatement("select * from t where n = ?")
    p.setString(1, name)
    // ok: kotlin-sql-injection
    connection.createStatement().executeQuery("select * from t where id = ${call.parameters["id"]!!.toInt()}")
}

class Api(val jdbcTemplate: JdbcTemplate) {
    fun list(@RequestParam("sort") sort: String): List<String> {
        // ruleid: kotlin-sql-injection
        return jdbcTemplate.queryForList("select n from t order by $sort")
    }
}
