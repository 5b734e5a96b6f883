from flask import make_response
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    response = make_response("x")
    # ruleid: python-flow-insecure-cookie
    response.set_cookie("kind", "1", secure=False)
    return "done"


@app.route("/order/2")
def order2():
    response = make_response("x")
    # ruleid: python-flow-insecure-cookie
    response.set_cookie("session", "1", httponly=True)
    return "done"


@app.route("/order/3")
def order3():
    response = make_response("x")
    # ok: python-flow-insecure-cookie
    response.set_cookie("session", "1", secure=True)
    return "done"


@app.route("/order/4")
def order4():
    response = make_response("x")
    is_secure = 1 + 1 == 2
    # ok: python-flow-insecure-cookie
    response.set_cookie("session", "1", secure=is_secure)
    return "done"
