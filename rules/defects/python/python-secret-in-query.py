from flask import Flask, request

app = Flask(__name__)


@app.route("/login")
def login():
    # ruleid: python-secret-in-query
    password = request.args.get("password")
    # ok: python-secret-in-query
    name = request.args.get("name")
    # ok: python-secret-in-query
    other = request.form.get("password")
    # ruleid: python-secret-in-query
    pin = request.args["pin"]
    return str([password, name, other, pin])
