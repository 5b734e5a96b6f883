def f(work):
    try:
        work()
    # ruleid: python-bare-except
    except:
        return False
    try:
        work()
    # ok: python-bare-except
    except ValueError:
        return False
    try:
        work()
    # ruleid: python-bare-except
    except:
        pass
    try:
        work()
    # ok: python-bare-except
    except:
        work.close()
        raise
