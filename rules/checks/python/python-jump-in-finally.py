def f(xs, work):
    for x in xs:
        try:
            work(x)
        finally:
            # ruleid: python-jump-in-finally
            break
    for x in xs:
        try:
            work(x)
        finally:
            # ruleid: python-jump-in-finally
            continue
    for x in xs:
        try:
            work(x)
            # ok: python-jump-in-finally
            break
        finally:
            work(None)
    try:
        # ok: python-jump-in-finally
        return 1
    finally:
        work(xs)
