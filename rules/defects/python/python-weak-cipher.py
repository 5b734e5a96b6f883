from Crypto.Cipher import AES, ARC4, DES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def enc(key, iv, data):
    # ruleid: python-weak-cipher
    a = DES.new(key, DES.MODE_CBC, iv)
    # ruleid: python-weak-cipher
    b = ARC4.new(key)
    # ok: python-weak-cipher
    c = AES.new(key, AES.MODE_GCM)
    # ruleid: python-weak-cipher
    d = Cipher(algorithms.Blowfish(key), modes.CBC(iv))
    # ok: python-weak-cipher
    e = Cipher(algorithms.AES(key), modes.GCM(iv))
    return a, b, c, d, e
