def f(work):
    try:
        work()
    # ruleid: python-except-with-nothing
    except ():
        return 1
    try:
        work()
    # ok: python-except-with-nothing
    except ValueError:
        return 2
    try:
        work()
    # ruleid: python-except-with-nothing
    except () as e:
        return e
    try:
        work()
    # ok: python-except-with-nothing
    except (ValueError, KeyError):
        return 3
