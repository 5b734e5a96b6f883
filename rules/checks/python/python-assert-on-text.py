def f(x):
    # ruleid: python-assert-on-text
    assert "x is positive"
    # ok: python-assert-on-text
    assert x > 0, "x is not positive"
    # ruleid: python-assert-on-text
    assert ""
    # ok: python-assert-on-text
    assert x
