def f(save):
    try:
        save()
    # ruleid: python-exception-swallowed
    except:
        pass
    try:
        save()
    # ruleid: python-exception-swallowed
    except BaseException:
        pass
    try:
        save()
    # ok: python-exception-swallowed
    except OSError:
        pass
    try:
        save()
    # ok: python-exception-swallowed
    except:
        raise
