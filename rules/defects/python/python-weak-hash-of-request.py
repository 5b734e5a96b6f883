import hashlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/h")
def h():
    value = request.form["v"]
    # ruleid: python-weak-hash-of-request
    a = hashlib.md5(value.encode()).hexdigest()
    # ok: python-weak-hash-of-request
    b = hashlib.sha256(value.encode()).hexdigest()
    digest = hashlib.sha1()
    # ruleid: python-weak-hash-of-request
    digest.update(value.encode())
    return a + b


def store(password, path):
    # ruleid: python-weak-hash-of-request
    x = hashlib.sha1(password.encode()).hexdigest()
    # ok: python-weak-hash-of-request
    y = hashlib.sha1(path.encode()).hexdigest()
    return x, y


def fingerprint(request):
    # ok: python-weak-hash-of-request
    return hashlib.sha1(request.url.encode()).hexdigest()
