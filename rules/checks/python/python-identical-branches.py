def f(a, b):
    # ruleid: python-identical-branches
    if a:
        b = 1
    else:
        b = 1
    # ruleid: python-identical-branches
    c = b if a else b
    # ok: python-identical-branches
    if a:
        b = 1
    else:
        b = 2
    # ok: python-identical-branches
    d = b if a else c
    return b, c, d
