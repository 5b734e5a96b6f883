import requests
import urllib.request
from urllib.parse import urlparse
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-request-forgery
    answer = requests.get(name)
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-request-forgery
    answer = urllib.request.urlopen("http://" + name + "/feed")
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-request-forgery
    answer = requests.get("https://example.org/feed", params={"q": name})
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    if urlparse(name).hostname not in ("example.org", "example.com"):
        return "no"
    # ok: python-flow-request-forgery
    answer = requests.get(name)
    return "done"


@app.route("/proxy")
def proxy():
    # ok: python-flow-request-forgery
    return requests.get(f"{target_of()}/{request.args['path']}").text
