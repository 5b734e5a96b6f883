import hashlib
import os


def store(password):
    # ruleid: python-constant-salt
    salt = "s4lt"
    return hashlib.sha256((salt + password).encode()).hexdigest()


def store2(password):
    # ok: python-constant-salt
    salt = os.urandom(16)
    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)


def store3(password):
    # ruleid: python-constant-salt
    password_salt = b"abcdef"
    return hashlib.pbkdf2_hmac("sha256", password, password_salt, 600000)


def store4(salt=None):
    # ok: python-constant-salt
    pepper = "x"
    return salt, pepper
