import random
import secrets
import string

rng = random.SystemRandom()


def make_token(n):
    # ruleid: python-weak-random-secret
    token = "".join(random.choice(string.ascii_letters) for _ in range(n))
    # ok: python-weak-random-secret
    other = secrets.token_hex(n)
    # ok: python-weak-random-secret
    safe_token = "".join(rng.choice(string.ascii_letters) for _ in range(n))
    return token, other, safe_token


def roll():
    # ok: python-weak-random-secret
    value = random.randint(1, 6)
    return value


def login(session):
    # ruleid: python-weak-random-secret
    session["session_id"] = str(random.getrandbits(64))
    # ruleid: python-weak-random-secret
    otp_code = random.randint(100000, 999999)
    return otp_code
