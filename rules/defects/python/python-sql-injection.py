import sqlite3
from django.http import HttpResponse
from flask import Flask, request
from sqlalchemy import text

app = Flask(__name__)


@app.route("/user")
def user():
    name = request.args.get("name", "")
    db = sqlite3.connect("a.db")
    cur = db.cursor()
    sql = f"SELECT * FROM users WHERE name = '{name}'"
    # ruleid: python-sql-injection
    cur.execute(sql)
    # ok: python-sql-injection
    cur.execute("SELECT * FROM users WHERE name = ?", (name,))
    # ruleid: python-sql-injection
    db.executescript("DELETE FROM users WHERE name = '" + name + "'")
    # ok: python-sql-injection
    cur.execute("SELECT * FROM users WHERE id = %d" % int(name))
    # ruleid: python-sql-injection
    db.session.execute(text("SELECT * FROM t WHERE a = '%s'" % name))
    # ok: python-sql-injection
    db.session.execute(text("SELECT * FROM t WHERE a = :a"), {"a": name})
    order = request.args.get("order")
    if order not in ("name", "age"):
        return "no", 400
    # ok: python-sql-injection
    cur.execute("SELECT * FROM users ORDER BY " + order)
    return str(cur.fetchall())


class View:
    def get(self, request):
        q = request.GET["q"]
        # ruleid: python-sql-injection
        rows = Person.objects.raw("SELECT * FROM person WHERE last = '%s'" % q)
        # ruleid: python-sql-injection
        rows2 = Person.objects.extra(where=["last = '%s'" % q])
        # ok: python-sql-injection
        rows3 = Person.objects.raw("SELECT * FROM person WHERE last = %s", [q])
        # ok: python-sql-injection
        rows4 = Person.objects.filter(last=q)
        return HttpResponse(rows)
