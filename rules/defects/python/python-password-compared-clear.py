from flask import Flask, request
from werkzeug.security import check_password_hash

app = Flask(__name__)
users = {"a": "b"}


@app.route("/login", methods=["POST"])
def login():
    password = request.form["password"]
    user = User.query.filter_by(name=request.form["name"]).first()
    # ruleid: python-password-compared-clear
    if user.password == password:
        return "in"
    # ruleid: python-password-compared-clear
    if users[request.form["name"]] == password:
        return "in"
    # ok: python-password-compared-clear
    if check_password_hash(user.password, password):
        return "in"
    # ok: python-password-compared-clear
    if request.form["password"] == request.form["password2"]:
        return "same"
    return "no"
