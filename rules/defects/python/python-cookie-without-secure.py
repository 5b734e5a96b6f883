from flask import Flask, make_response

app = Flask(__name__)
# ruleid: python-cookie-without-secure
app.config["SESSION_COOKIE_SECURE"] = False
# ok: python-cookie-without-secure
app.config["SESSION_COOKIE_HTTPONLY"] = True


@app.route("/c")
def c():
    resp = make_response("x")
    # ruleid: python-cookie-without-secure
    resp.set_cookie("session", "1")
    # ruleid: python-cookie-without-secure
    resp.set_cookie("session", "1", httponly=True, secure=False)
    # ok: python-cookie-without-secure
    resp.set_cookie("session", "1", secure=True, httponly=True)
    # ok: python-cookie-without-secure
    resp.set_cookie("session", "", expires=0)
    return resp


def remember(jar, cookie):
    # ok: python-cookie-without-secure
    jar.set_cookie(cookie)
