from itertools import groupby


def f(xs, use):
    for k, g in groupby(xs):
        for n in range(2):
            # ruleid: python-group-read-twice
            use(k, list(g))
    for k, g in groupby(xs):
        # ok: python-group-read-twice
        items = list(g)
        use(k, items)
    for k, g in groupby(xs):
        use(list(g))
        # ruleid: python-group-read-twice
        use(list(g))
    for k in xs:
        # ok: python-group-read-twice
        use(k)
