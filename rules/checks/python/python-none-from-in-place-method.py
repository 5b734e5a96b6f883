def f(names):
    # ruleid: python-none-from-in-place-method
    names = names.sort()
    # ok: python-none-from-in-place-method
    names = sorted(names)
    # ok: python-none-from-in-place-method
    names.sort()
    # ruleid: python-none-from-in-place-method
    return names.sort()
