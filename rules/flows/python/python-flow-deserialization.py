import base64
import json
import pickle
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    # ruleid: python-flow-deserialization
    value = pickle.loads(request.data)
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-deserialization
    value = pickle.loads(base64.urlsafe_b64decode(name))
    return "done"


@app.route("/order/3")
def order3():
    # ruleid: python-flow-deserialization
    value = yaml.load(request.data, Loader=yaml.Loader)
    return "done"


@app.route("/order/4")
def order4():
    # ok: python-flow-deserialization
    value = yaml.load(request.data, Loader=yaml.SafeLoader)
    return "done"


@app.route("/order/5")
def order5():
    # ok: python-flow-deserialization
    value = json.loads(request.data)
    return "done"
