import os
from flask import Flask, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
UPLOADS = "/srv/uploads"


@app.route("/a", methods=["POST"])
def a():
    f = request.files["file"]
    # ruleid: python-unrestricted-upload
    f.save(os.path.join(UPLOADS, f.filename))
    return "ok"


@app.route("/b", methods=["POST"])
def b():
    f = request.files["file"]
    name = secure_filename(f.filename)
    # ruleid: python-unrestricted-upload
    f.save(os.path.join(UPLOADS, name))
    return "ok"


@app.route("/c", methods=["POST"])
def c():
    f = request.files["file"]
    if f and allowed_file(f.filename):
        name = secure_filename(f.filename)
        # ok: python-unrestricted-upload
        f.save(os.path.join(UPLOADS, name))
    return "ok"


@app.route("/d", methods=["POST"])
def d():
    f = request.files["file"]
    # ok: python-unrestricted-upload
    f.save("/srv/uploads/last.bin")
    return "ok"
