import random
import secrets
import time


def make():
    # ruleid: python-predictable-seed
    random.seed(time.time())
    return random.getrandbits(64)


def make2():
    # ruleid: python-predictable-seed
    random.seed(1234)
    token = random.getrandbits(64)
    return token


def make3():
    # ok: python-predictable-seed
    random.seed(1234)
    return random.sample(range(10), 3)


def make4():
    # ok: python-predictable-seed
    return secrets.token_hex(8)
