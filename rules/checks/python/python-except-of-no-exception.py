def f(work):
    try:
        work()
    # ruleid: python-except-of-no-exception
    except 1:
        return 1
    try:
        work()
    # ok: python-except-of-no-exception
    except ValueError:
        return 2
    try:
        work()
    # ruleid: python-except-of-no-exception
    except (ValueError, "x"):
        return 3
    try:
        work()
    # ok: python-except-of-no-exception
    except (ValueError, *work.errors):
        return 4
