import sqlite3
from psycopg2 import sql

TABLE = "users"


def find(cur, name, key):
    # ruleid: python-sql-built-from-parts
    cur.execute("SELECT * FROM users WHERE name = '%s'" % name)
    q = f"UPDATE users SET a = 1 WHERE name = '{name}'"
    # ruleid: python-sql-built-from-parts
    cur.execute(q)
    # ok: python-sql-built-from-parts
    cur.execute("SELECT * FROM users WHERE name = %s", (name,))
    # ok: python-sql-built-from-parts
    cur.execute(f"SELECT * FROM {TABLE}")
    # ok: python-sql-built-from-parts
    cur.execute("SELECT *" + " FROM users")
    # ruleid: python-sql-built-from-parts
    cur.execute("DELETE FROM users WHERE k = " + key + " LIMIT 1")
