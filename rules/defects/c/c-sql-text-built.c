#include <stdio.h>
#include <sqlite3.h>

int find(sqlite3 *db, const char *name, int id)
{
    char sql[256], by_id[64];
    snprintf(sql, sizeof sql, "select * from users where name = '%s'", name);
    // ruleid: c-sql-text-built
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    snprintf(by_id, sizeof by_id, "select * from users where id = %d", id);
    // ok: c-sql-text-built
    rc = sqlite3_exec(db, by_id, NULL, NULL, NULL);
    // ok: c-sql-text-built
    return sqlite3_exec(db, "vacuum", NULL, NULL, NULL);
}

int drop(MYSQL *db, const char *table)
{
    char sql[100];
    sprintf(sql, "drop table %s", table);
    // ruleid: c-sql-text-built
    return mysql_query(db, sql);
}
