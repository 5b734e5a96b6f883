import hashlib
import os


def store(password):
    # ruleid: python-key-derivation-weak
    a = hashlib.pbkdf2_hmac("sha256", password, os.urandom(16), 1000)
    # ok: python-key-derivation-weak
    b = hashlib.pbkdf2_hmac("sha256", password, os.urandom(16), 600000)
    # ruleid: python-key-derivation-weak
    c = hashlib.scrypt(password, salt=b"abc", n=2**14, r=8, p=1)
    # ok: python-key-derivation-weak
    d = hashlib.scrypt(password, salt=os.urandom(16), n=2**14, r=8, p=1)
    return a, b, c, d
