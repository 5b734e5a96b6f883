from flask import Flask, request, session

app = Flask(__name__)


@app.route("/admin")
def admin():
    # ruleid: python-cookie-decides-rights
    if request.cookies.get("role") == "admin":
        return "secret"
    # ok: python-cookie-decides-rights
    if session.get("role") == "admin":
        return "secret"
    # ok: python-cookie-decides-rights
    if request.cookies.get("theme") == "dark":
        return "dark"
    # ruleid: python-cookie-decides-rights
    if request.cookies["is_admin"] == "true":
        return "secret"
    return "no"
