import os
import pathlib
from werkzeug.utils import secure_filename
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-path-traversal
    text = open(os.path.join("/data", name)).read()
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    place = pathlib.Path("/data") / name
    # ruleid: python-flow-path-traversal
    text = place.read_text()
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-path-traversal
    text = open(os.path.join("/data", secure_filename(name))).read()
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    place = (pathlib.Path("/data") / name).resolve()
    if not str(place).startswith("/data/"):
        return "no"
    # ok: python-flow-path-traversal
    text = place.read_text()
    return "done"
