from flask import session
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-trust-boundary
    session["role"] = name
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-trust-boundary
    session[name] = "1"
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-trust-boundary
    session["page"] = int(name)
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    if name != "guest":
        return "no"
    # ok: python-flow-trust-boundary
    session["role"] = name
    return "done"
