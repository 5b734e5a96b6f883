def f(name, n):
    # ruleid: python-identity-with-literal
    if name is "root":
        return 1
    # ok: python-identity-with-literal
    if name == "root":
        return 2
    # ruleid: python-identity-with-literal
    if n is not 5:
        return 3
    # ok: python-identity-with-literal
    return n is None
