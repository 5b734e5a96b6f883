import random
import secrets
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    # ruleid: python-flow-weak-random
    token = random.getrandbits(128)
    return "done"


@app.route("/order/2")
def order2():
    generator = random.Random()
    # ruleid: python-flow-weak-random
    token = generator.random()
    return "done"


@app.route("/order/3")
def order3():
    # ok: python-flow-weak-random
    token = secrets.randbits(128)
    return "done"


@app.route("/order/4")
def order4():
    generator = random.SystemRandom()
    # ok: python-flow-weak-random
    token = generator.randint(0, 9)
    return "done"
