import os
import pathlib
from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = "/srv/files"


@app.route("/a")
def a():
    name = request.args.get("name")
    # ruleid: python-path-traversal
    one = open(os.path.join(BASE, name)).read()
    # ok: python-path-traversal
    two = open(os.path.join(BASE, secure_filename(name))).read()
    # ok: python-path-traversal
    three = send_from_directory(BASE, name)
    # ruleid: python-path-traversal
    four = send_file(f"{BASE}/{name}")
    path = os.path.realpath(os.path.join(BASE, name))
    if not path.startswith(BASE + os.sep):
        abort(404)
    # ok: python-path-traversal
    five = open(path)
    place = pathlib.Path(BASE) / name
    # ruleid: python-path-traversal
    six = place.read_text()
    return str([one, two, three, four, five, six])


@app.route("/b/<path:name>")
def b(name):
    target = (pathlib.Path(BASE) / name).resolve()
    if not target.is_relative_to(BASE):
        abort(403)
    # ok: python-path-traversal
    return target.read_text()


@app.route("/c", methods=["POST"])
def c():
    upload = request.files["file"]
    # ruleid: python-path-traversal
    upload.save(os.path.join(BASE, upload.filename))
    # ok: python-path-traversal
    upload.save(os.path.join(BASE, secure_filename(upload.filename)))
    return "ok"
