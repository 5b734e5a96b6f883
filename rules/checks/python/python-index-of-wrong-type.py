def f(a):
    # ruleid: python-index-of-wrong-type
    x = [1, 2]["a"]
    # ok: python-index-of-wrong-type
    y = [1, 2][0]
    # ruleid: python-index-of-wrong-type
    z = "abc"[1.5]
    # ok: python-index-of-wrong-type
    w = "abc"[a]
    return x, y, z, w
