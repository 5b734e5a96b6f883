import os
import shlex
import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-command-injection
    os.system("ping " + name)
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-command-injection
    subprocess.run(f"ping {name}", shell=True)
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ruleid: python-flow-command-injection
    subprocess.Popen(["sh", "-c", "ping " + name])
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    # ok: python-flow-command-injection
    subprocess.run(["ping", "--", name])
    return "done"


@app.route("/order/5")
def order5():
    name = request.args["name"]
    # ok: python-flow-command-injection
    os.system("ping " + shlex.quote(name))
    return "done"


@app.route("/deploy")
def deploy():
    command = ["gcloud", "run", "deploy"]
    command.extend(["--project", request.args["project"]])
    # ok: python-flow-command-injection
    subprocess.run(command, check=True)
    shell = ["sh", "-c"]
    shell.extend([request.args["line"]])
    # ruleid: python-flow-command-injection
    subprocess.run(shell, check=True)
    chosen = [request.args["program"]]
    chosen.append("--version")
    # ruleid: python-flow-command-injection
    return subprocess.run(chosen, check=True)
