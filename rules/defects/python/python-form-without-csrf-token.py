from flask import Flask, request, session

app = Flask(__name__)


# ruleid: python-form-without-csrf-token
@app.route("/transfer", methods=["POST"])
def transfer():
    pay(session["user"], request.form["to"])
    return "ok"


# ruleid: python-form-without-csrf-token
@app.route("/mail", methods=["GET", "POST"])
def mail():
    user = session["user"]
    change(user, request.form["mail"])
    return "ok"


# ok: python-form-without-csrf-token
@app.route("/show", methods=["GET"])
def show():
    return str(session["user"])


# ok: python-form-without-csrf-token
@app.route("/open", methods=["POST"])
def open_post():
    return "ok"
