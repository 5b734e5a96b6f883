from flask import Flask, request
from werkzeug.security import generate_password_hash

app = Flask(__name__)


@app.route("/new", methods=["POST"])
def new():
    password = request.form["password"]
    name = request.form["name"]
    # ruleid: python-password-stored-clear
    user = User(name=name, password=password)
    # ok: python-password-stored-clear
    other = User(name=name, password=generate_password_hash(password))
    # ruleid: python-password-stored-clear
    db.execute("INSERT INTO users (name, password) VALUES (?, ?)", (name, password))
    # ok: python-password-stored-clear
    db.execute("INSERT INTO users (name) VALUES (?)", (name,))
    return str([user, other])
