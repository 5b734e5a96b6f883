from flask import Flask, make_response

app = Flask(__name__)
# ruleid: python-cookie-without-httponly
app.config["SESSION_COOKIE_HTTPONLY"] = False
# ok: python-cookie-without-httponly
app.config["SESSION_COOKIE_HTTPONLY"] = True


def c():
    resp = make_response("x")
    # ruleid: python-cookie-without-httponly
    resp.set_cookie("session", "1", secure=True)
    # ruleid: python-cookie-without-httponly
    resp.set_cookie("session", "1", httponly=False, secure=True)
    # ok: python-cookie-without-httponly
    resp.set_cookie("session", "1", secure=True, httponly=True)
    return resp
