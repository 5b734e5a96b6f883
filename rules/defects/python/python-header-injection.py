import re
from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/h")
def h():
    resp = make_response("x")
    lang = request.args.get("lang")
    # ruleid: python-header-injection
    resp.headers["Content-Language"] = lang
    # ok: python-header-injection
    resp.headers["Content-Language"] = re.sub(r"[^a-z-]", "", lang)
    # ruleid: python-header-injection
    resp.headers.add("X-Name", "n=" + request.cookies.get("name"))
    # ok: python-header-injection
    resp.headers["X-Count"] = str(int(request.args["n"]))
    # ok: python-header-injection
    resp.headers["X-Frame-Options"] = "DENY"
    return resp
