import importlib
import sys
from flask import Flask, request
import tools

app = Flask(__name__)
ACTIONS = {"a": print}


@app.route("/r")
def r():
    name = request.args["f"]
    # ruleid: python-reflection-from-request
    getattr(tools, name)()
    # ok: python-reflection-from-request
    getattr(tools, "clean")()
    # ruleid: python-reflection-from-request
    module = importlib.import_module("plugins." + name)
    if name in ("one", "two"):
        # ok: python-reflection-from-request
        getattr(tools, name)()
    # ok: python-reflection-from-request
    value = getattr(request, "args")
    return str([module, value])


def command(options):
    # ok: python-reflection-from-request
    return getattr(options, sys.argv[1])()
