def f(a, b):
    # ruleid: python-brace-format-missing-value
    x = "{} {}".format(a)
    # ok: python-brace-format-missing-value
    y = "{} {}".format(a, b)
    # ruleid: python-brace-format-missing-value
    z = "{name}".format(nane=a)
    # ok: python-brace-format-missing-value
    w = "{name}".format(name=a)
    return x, y, z, w
