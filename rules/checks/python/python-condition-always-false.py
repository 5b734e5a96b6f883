def f(user, check):
    # ruleid: python-condition-always-false
    if False:
        check(user)
    # ruleid: python-condition-always-false
    if user and False:
        check(user)
    # ok: python-condition-always-false
    if user:
        check(user)
    # ok: python-condition-always-false
    return user or False
