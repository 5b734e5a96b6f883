def f(total, count):
    # ruleid: python-division-by-zero
    a = total / 0
    # ruleid: python-division-by-zero
    total //= 0
    # ok: python-division-by-zero
    b = total / count
    # ok: python-division-by-zero
    c = 0 / count
    return a, b, c
