import sqlite3
from flask import Flask, request
from sqlalchemy import insert, select, text, update

app = Flask(__name__)


def make(n):
    return "select * from t where n = '{}'".format(n)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    cursor = sqlite3.connect("a.db").cursor()
    # ruleid: python-flow-sql-injection
    cursor.execute("select * from t where n = '" + name + "'")
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    query = make(name)
    # ruleid: python-flow-sql-injection
    sqlite3.connect("a.db").execute(query)
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-sql-injection
    sqlite3.connect("a.db").execute("select * from t where n = ?", (name,))
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    # ok: python-flow-sql-injection
    sqlite3.connect("a.db").execute(f"select * from t where id = {int(name)}")
    return "done"


@app.route("/order/5")
def order5():
    name = request.args["name"]
    if name not in ("id", "title"):
        return "no"
    # ok: python-flow-sql-injection
    sqlite3.connect("a.db").execute("select * from t order by " + name)
    return "done"


@app.route("/rows")
def rows_of_statement():
    name = request.args.get("name")
    found = select(Row).where(Row.name == name)
    # ok: python-flow-sql-injection
    session.execute(found)
    # ok: python-flow-sql-injection
    session.execute(update(Row).where(Row.name == name).values(name=name))
    # ok: python-flow-sql-injection
    session.execute(insert(Row).values(name=name))
    # ruleid: python-flow-sql-injection
    session.execute(text("select * from t where n = '" + name + "'"))
