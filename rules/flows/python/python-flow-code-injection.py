import ast
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-code-injection
    value = eval(name)
    return "done"


@app.route("/order/2")
def order2():
    name = request.get_json()["code"]
    # ruleid: python-flow-code-injection
    exec("x = " + name)
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-code-injection
    value = ast.literal_eval(name)
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    number = 86
    code = "1 + 1" if 7 * 42 - number > 200 else name
    # ok: python-flow-code-injection
    value = eval(code)
    return "done"
