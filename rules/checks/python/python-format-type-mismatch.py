def f(a):
    # ruleid: python-format-type-mismatch
    x = "%d" % "a"
    # ok: python-format-type-mismatch
    y = "%s" % "a"
    # ruleid: python-format-type-mismatch
    z = "%x" % 1.5
    # ok: python-format-type-mismatch
    w = "%d" % a
    return x, y, z, w
