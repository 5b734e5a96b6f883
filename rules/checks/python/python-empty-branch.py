def f(allowed, go):
    # ruleid: python-empty-branch
    if not allowed:
        pass
    # ok: python-empty-branch
    if allowed:
        pass
    elif go:
        return 1
    # ok: python-empty-branch
    if not allowed:
        raise PermissionError
    if go:
        return 2
    # ruleid: python-empty-branch
    else:
        pass
