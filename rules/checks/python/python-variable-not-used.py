def f(x):
    # ruleid: python-variable-not-used
    total = x + 1
    # ok: python-variable-not-used
    other = x + 2
    return other


def g(work):
    try:
        work()
    # ruleid: python-variable-not-used
    except ValueError as error:
        return 1
    # ok: python-variable-not-used
    _unused = 3
    return 2
