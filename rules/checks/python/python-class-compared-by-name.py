def f(user, kind):
    # ruleid: python-class-compared-by-name
    if user.__class__.__name__ == "Admin":
        return 1
    # ruleid: python-class-compared-by-name
    if type(user).__name__ == "Admin":
        return 2
    # ok: python-class-compared-by-name
    if isinstance(user, dict):
        return 3
    # ok: python-class-compared-by-name
    return user.__name__ == "Admin"
