import base64
import json
import pickle
import jsonpickle
import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/p", methods=["POST"])
def p():
    raw = base64.b64decode(request.cookies.get("s"))
    # ruleid: python-unsafe-deserialization
    one = pickle.loads(raw)
    # ok: python-unsafe-deserialization
    two = json.loads(raw)
    # ruleid: python-unsafe-deserialization
    three = yaml.load(request.data, Loader=yaml.Loader)
    # ok: python-unsafe-deserialization
    four = yaml.safe_load(request.data)
    # ok: python-unsafe-deserialization
    five = yaml.load(request.data, Loader=yaml.SafeLoader)
    # ruleid: python-unsafe-deserialization
    six = jsonpickle.decode(request.form["x"])
    # ruleid: python-unsafe-deserialization
    seven = yaml.unsafe_load(request.data)
    return str([one, two, three, four, five, six, seven])
