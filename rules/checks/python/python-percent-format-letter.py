def f(a):
    # ruleid: python-percent-format-letter
    x = "%y" % a
    # ok: python-percent-format-letter
    y = "%s" % a
    # ruleid: python-percent-format-letter
    z = "%.2q" % a
    # ok: python-percent-format-letter
    w = "100 %% of %s" % a
    return x, y, z, w
