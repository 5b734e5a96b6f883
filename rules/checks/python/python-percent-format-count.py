def f(a, b):
    # ruleid: python-percent-format-count
    x = "%s %s" % (a,)
    # ok: python-percent-format-count
    y = "%s %s" % (a, b)
    # ruleid: python-percent-format-count
    z = "%d" % (a, b)
    # ok: python-percent-format-count
    w = "%d" % a
    return x, y, z, w
