def f(a, b, c):
    # ruleid: python-same-operands
    if a and a:
        return 1
    # ruleid: python-same-operands
    d = b.x - b.x
    # ok: python-same-operands
    e = b.x - c.x
    # ok: python-same-operands
    g = a * a + b.x + b.x
    # ok: python-same-operands
    h = a or b
    return d, e, g, h
