def f(names):
    # ruleid: python-fromkeys-shared-value
    a = dict.fromkeys(names, [])
    # ok: python-fromkeys-shared-value
    b = {name: [] for name in names}
    # ruleid: python-fromkeys-shared-value
    c = dict.fromkeys(names, {})
    # ok: python-fromkeys-shared-value
    d = dict.fromkeys(names, 0)
    return a, b, c, d
