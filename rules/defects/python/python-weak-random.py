import random
import secrets


def roll():
    # ruleid: python-weak-random
    a = random.randint(1, 6)
    # ok: python-weak-random
    b = secrets.randbelow(6)
    # ruleid: python-weak-random
    c = random.choice("abc")
    # ok: python-weak-random
    d = random.SystemRandom().choice("abc")
    return a, b, c, d
