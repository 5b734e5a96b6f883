def f(x):
    # ruleid: python-assert-on-tuple
    assert (x > 0, "too small")
    # ok: python-assert-on-tuple
    assert x > 0, "too small"
    # ruleid: python-assert-on-tuple
    assert (x, "no x")
    # ok: python-assert-on-tuple
    assert (x > 0)
