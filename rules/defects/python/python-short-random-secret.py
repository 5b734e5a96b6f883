import os
import secrets


def make():
    # ruleid: python-short-random-secret
    token = secrets.token_hex(4)
    # ok: python-short-random-secret
    good_token = secrets.token_hex(32)
    # ruleid: python-short-random-secret
    session_key = os.urandom(4)
    # ok: python-short-random-secret
    suffix = secrets.token_hex(3)
    return token, good_token, session_key, suffix
