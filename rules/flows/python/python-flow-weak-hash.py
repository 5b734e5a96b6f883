import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    # ruleid: python-flow-weak-hash
    digest = hashlib.md5(request.data)
    return "done"


@app.route("/order/2")
def order2():
    kind = "sha" + "1"
    # ruleid: python-flow-weak-hash
    digest = hashlib.new(kind, request.data)
    return "done"


@app.route("/order/3")
def order3():
    # ok: python-flow-weak-hash
    digest = hashlib.sha256(request.data)
    return "done"


@app.route("/order/4")
def order4():
    # ok: python-flow-weak-hash
    digest = hashlib.md5(request.data, usedforsecurity=False)
    return "done"
