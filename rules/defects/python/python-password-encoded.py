import base64
import bcrypt


def store(password, user):
    # ruleid: python-password-encoded
    a = base64.b64encode(password.encode("utf-8"))
    # ruleid: python-password-encoded
    b = base64.b64encode(password)
    # ok: python-password-encoded
    c = bcrypt.hashpw(password.encode(), bcrypt.gensalt())
    # ok: python-password-encoded
    d = base64.b64encode(user.encode() + b":" + password.encode())
    return a, b, c, d
