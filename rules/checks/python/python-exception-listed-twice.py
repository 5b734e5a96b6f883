def f(work):
    try:
        work()
    except ValueError:
        return 1
    # ruleid: python-exception-listed-twice
    except ValueError:
        return 2
    try:
        work()
    except ValueError:
        return 3
    # ok: python-exception-listed-twice
    except KeyError:
        return 4
    try:
        work()
    except (OSError, KeyError):
        return 5
    # ruleid: python-exception-listed-twice
    except OSError:
        return 6
    # ok: python-exception-listed-twice
    except TypeError:
        return 7
