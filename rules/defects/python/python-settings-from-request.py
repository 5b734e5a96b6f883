import os
import sys
from flask import Flask, request

app = Flask(__name__)


@app.route("/e")
def e():
    value = request.args["v"]
    # ruleid: python-settings-from-request
    os.environ["LANG"] = value
    # ok: python-settings-from-request
    os.environ["LANG"] = "C"
    # ruleid: python-settings-from-request
    sys.path.insert(0, value)
    # ok: python-settings-from-request
    settings = {"lang": value}
    return str(settings)
