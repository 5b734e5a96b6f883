def f(a, b):
    # ruleid: python-condition-is-tuple
    if (a, b):
        return 1
    # ok: python-condition-is-tuple
    if a and b:
        return 2
    # ruleid: python-condition-is-tuple
    if (a == 1,):
        return 3
    # ok: python-condition-is-tuple
    if (a == 1):
        return 4
    return 5
