def f(work):
    try:
        work()
    # ruleid: python-except-with-or
    except ValueError or KeyError:
        return 1
    try:
        work()
    # ok: python-except-with-or
    except (ValueError, KeyError):
        return 2
    try:
        work()
    # ruleid: python-except-with-or
    except OSError and TypeError:
        return 3
    try:
        work()
    # ok: python-except-with-or
    except OSError:
        return 4
