import os
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/env")
def env():
    # ruleid: python-settings-sent-to-client
    return jsonify(dict(os.environ))


@app.route("/conf")
def conf():
    text = str(app.config)
    # ruleid: python-settings-sent-to-client
    return text


@app.route("/version")
def version():
    # ok: python-settings-sent-to-client
    return jsonify({"version": "1"})


@app.route("/name")
def name():
    # ok: python-settings-sent-to-client
    return os.environ.get("NAME")
