def f(n):
    # ruleid: python-copies-of-one-list
    a = [[]] * n
    # ruleid: python-copies-of-one-list
    b = [[0] * n] * n
    # ok: python-copies-of-one-list
    c = [0] * n
    # ok: python-copies-of-one-list
    d = [[0] * n for _ in range(n)]
    return a, b, c, d
