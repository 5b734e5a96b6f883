from flask import Flask, session
from flask_login import login_required

app = Flask(__name__)


# ruleid: python-missing-login-check
@app.route("/admin/delete/<name>")
def delete(name):
    remove(name)
    return "ok"


# ok: python-missing-login-check
@app.route("/admin/list")
@login_required
def listing():
    return "ok"


# ok: python-missing-login-check
@app.route("/admin/show")
def show():
    if "user" not in session:
        return "no"
    return "ok"


# ok: python-missing-login-check
@app.route("/hello")
def hello():
    return "hi"


# ruleid: python-missing-login-check
@app.post("/settings")
def settings():
    change()
    return "ok"
