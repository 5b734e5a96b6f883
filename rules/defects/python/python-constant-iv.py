import os
from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def enc(key, message):
    # ruleid: python-constant-iv
    a = AES.new(key, AES.MODE_CBC, b"0000000000000000")
    # ok: python-constant-iv
    b = AES.new(key, AES.MODE_CBC, os.urandom(16))
    iv = b"\x00" * 16
    # ruleid: python-constant-iv
    c = Cipher(algorithms.AES(key), modes.CBC(iv))
    # ok: python-constant-iv
    d = Cipher(algorithms.AES(key), modes.CBC(message[:16]))
    return a, b, c, d
