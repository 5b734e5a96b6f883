import os
import shlex
import subprocess
from flask import Flask, request, abort

app = Flask(__name__)


@app.route("/ping")
def ping():
    host = request.args.get("host")
    # ruleid: python-command-injection
    os.system("ping " + host)
    # ok: python-command-injection
    os.system("ping " + shlex.quote(host))
    # ok: python-command-injection
    subprocess.run(["ping", host])
    cmd = f"ping {host}"
    # ruleid: python-command-injection
    subprocess.Popen(cmd, shell=True)
    args = []
    args.append("sh")
    args.append("-c")
    args.append(host)
    # ruleid: python-command-injection
    subprocess.run(args)
    # ok: python-command-injection
    os.system("kill %d" % int(host))
    words = ["ping", host]
    # ok: python-command-injection
    subprocess.run(words)
    shell = ["bash", "-c", "ping " + host]
    # ruleid: python-command-injection
    subprocess.run(shell)


@app.route("/guard")
def guard():
    name = request.form["name"]
    if name not in ("a", "b"):
        abort(404)
    # ok: python-command-injection
    os.system("run " + name)
    other = request.form["other"]
    if other in ("a", "b"):
        # ok: python-command-injection
        os.system("run " + other)
    if request.method == "POST":
        # ok: python-command-injection
        os.system("log " + request.method)


@app.get("/x/{thing}")
def thing(thing: str, number: int):
    # ruleid: python-command-injection
    os.popen("echo " + thing)
    # ok: python-command-injection
    os.popen("echo %s" % number)
    with os.popen("date") as f:
        # ok: python-command-injection
        print(f.read())
    text = request.get_json()["text"]
    # ruleid: python-command-injection
    subprocess.check_output(["sh", "-c", "echo " + text])
