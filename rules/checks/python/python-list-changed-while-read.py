def f(items, names):
    for x in items:
        if x < 0:
            # ruleid: python-list-changed-while-read
            items.remove(x)
    for x in items:
        if x < 0:
            # ok: python-list-changed-while-read
            items.remove(x)
            break
    for x in list(items):
        if x < 0:
            # ok: python-list-changed-while-read
            items.remove(x)
    for n in names:
        print(n)
        # ruleid: python-list-changed-while-read
        names.remove(n)
