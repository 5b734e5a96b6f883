import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.route("/clone")
def clone():
    url = request.args["url"]
    # ruleid: python-argument-injection
    subprocess.run(["git", "clone", url], check=True)
    # ok: python-argument-injection
    subprocess.run(["git", "clone", "--", url], check=True)
    # ruleid: python-argument-injection
    subprocess.check_output(["tar", "tf", request.form["name"]])
    # ok: python-argument-injection
    subprocess.check_output(["tar", "tf", "x.tar"])
    return "ok"
