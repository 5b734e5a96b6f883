def f(items, values):
    # ruleid: python-loop-overwrites-its-source
    for items in items:
        print(items)
    # ok: python-loop-overwrites-its-source
    for item in items:
        print(item)
    # ruleid: python-loop-overwrites-its-source
    for i, values in enumerate(values):
        print(i)
    # ok: python-loop-overwrites-its-source
    for i, value in enumerate(values):
        print(i, value)
