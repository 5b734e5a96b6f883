def f(bad, work):
    if bad:
        # ruleid: python-raise-without-exception
        raise
    try:
        work()
    except ValueError:
        # ok: python-raise-without-exception
        raise


def g():
    # ruleid: python-raise-without-exception
    raise


def h(bad):
    # ok: python-raise-without-exception
    raise ValueError(bad)
