import jwt


def read(token, key):
    # ruleid: python-jwt-not-verified
    a = jwt.decode(token, options={"verify_signature": False})
    # ruleid: python-jwt-not-verified
    b = jwt.decode(token, key, verify=False)
    # ok: python-jwt-not-verified
    c = jwt.decode(token, key, algorithms=["HS256"])
    # ruleid: python-jwt-not-verified
    d = jwt.encode({"a": 1}, key, algorithm="none")
    # ok: python-jwt-not-verified
    e = jwt.encode({"a": 1}, key, algorithm="HS256")
    return a, b, c, d, e
