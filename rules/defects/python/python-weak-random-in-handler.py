import random
import secrets
from flask import Flask

app = Flask(__name__)


@app.route("/new")
def new():
    # ruleid: python-weak-random-in-handler
    value = random.random()
    # ok: python-weak-random-in-handler
    good = secrets.token_hex(8)
    # ok: python-weak-random-in-handler
    fine = random.SystemRandom().random()
    return str([value, good, fine])


def pick(request):
    # ruleid: python-weak-random-in-handler
    return random.choice(["a", "b"])


def shuffle(items):
    # ok: python-weak-random-in-handler
    return random.sample(items, 3)
