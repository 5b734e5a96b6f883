def f(x):
    if x == 1:
        # ruleid: python-general-exception-raised
        raise Exception("no file")
    if x == 2:
        # ok: python-general-exception-raised
        raise FileNotFoundError("no file")
    if x == 3:
        # ruleid: python-general-exception-raised
        raise BaseException("stop")
    # ok: python-general-exception-raised
    raise ValueError(x)
