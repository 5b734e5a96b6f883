import hashlib
import os


def store(password, name):
    # ruleid: python-password-fast-hash
    a = hashlib.sha256(password.encode()).hexdigest()
    # ok: python-password-fast-hash
    b = hashlib.pbkdf2_hmac("sha256", password.encode(), os.urandom(16), 600000)
    # ok: python-password-fast-hash
    c = hashlib.sha256(name.encode()).hexdigest()
    h = hashlib.sha512()
    # ruleid: python-password-fast-hash
    h.update(password.encode("utf-8"))
    return a, b, c, h
