def f(xs):
    # ruleid: python-constant-key-in-comprehension
    a = {"name": x for x in xs}
    # ok: python-constant-key-in-comprehension
    b = {x: 1 for x in xs}
    # ruleid: python-constant-key-in-comprehension
    c = {1: x for x in xs}
    # ok: python-constant-key-in-comprehension
    d = {x.name: x for x in xs}
    return a, b, c, d
