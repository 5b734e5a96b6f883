import hashlib
from cryptography.hazmat.primitives import hashes


def digest(data):
    # ruleid: python-weak-hash
    a = hashlib.md5(data).hexdigest()
    # ok: python-weak-hash
    b = hashlib.md5(data, usedforsecurity=False).hexdigest()
    # ruleid: python-weak-hash
    c = hashlib.new("sha1", data)
    # ok: python-weak-hash
    d = hashlib.sha256(data)
    # ruleid: python-weak-hash
    e = hashes.Hash(hashes.MD5())
    return a, b, c, d, e
