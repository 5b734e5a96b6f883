from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def a():
    # ruleid: python-client-address-trusted
    if request.headers.get("X-Forwarded-For") == "127.0.0.1":
        return "secret"
    # ok: python-client-address-trusted
    if request.headers.get("Accept") == "text/html":
        return "page"
    # ok: python-client-address-trusted
    if request.remote_addr == "127.0.0.1":
        return "local"
    return "no"


@app.route("/b")
def b():
    # ruleid: python-client-address-trusted
    origin = request.headers.get("Referer")
    if origin.startswith("https://example.com"):
        return "secret"
    return "no"
