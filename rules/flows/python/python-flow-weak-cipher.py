from Crypto.Cipher import AES, ARC4, DES
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    key = b"12345678"
    # ruleid: python-flow-weak-cipher
    cipher = DES.new(key, DES.MODE_CBC)
    return "done"


@app.route("/order/2")
def order2():
    key = b"12345678"
    # ruleid: python-flow-weak-cipher
    cipher = ARC4.new(key)
    return "done"


@app.route("/order/3")
def order3():
    key = b"1234567812345678"
    # ok: python-flow-weak-cipher
    cipher = AES.new(key, AES.MODE_GCM)
    return "done"


@app.route("/order/4")
def order4():
    key = b"1234567812345678"
    # ok: python-flow-weak-cipher
    cipher = AES.new(key, AES.MODE_EAX)
    return "done"
