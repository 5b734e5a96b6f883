import secrets
from flask import Flask, make_response, request, session

app = Flask(__name__)


@app.route("/login")
def login():
    resp = make_response("x")
    given = request.args.get("sid")
    # ruleid: python-session-from-request
    resp.set_cookie("session_id", given, secure=True, httponly=True)
    # ok: python-session-from-request
    resp.set_cookie("session_id", secrets.token_hex(16), secure=True, httponly=True)
    # ok: python-session-from-request
    resp.set_cookie("theme", request.args["theme"], secure=True, httponly=True)
    # ruleid: python-session-from-request
    session["session_id"] = given
    return resp
