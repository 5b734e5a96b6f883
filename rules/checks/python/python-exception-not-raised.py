def f(x):
    if x < 0:
        # ruleid: python-exception-not-raised
        ValueError("negative")
    if x > 9:
        # ok: python-exception-not-raised
        raise ValueError("large")
    # ruleid: python-exception-not-raised
    RuntimeError()
    # ok: python-exception-not-raised
    error = RuntimeError()
    return error
