def f(work):
    try:
        work()
    except Exception:
        return 1
    # ruleid: python-except-never-reached
    except ValueError:
        return 2
    try:
        work()
    except ValueError:
        return 3
    # ok: python-except-never-reached
    except Exception:
        return 4
    try:
        work()
    except Exception as e:
        return e
    # ok: python-except-never-reached
    except KeyboardInterrupt:
        return 5
    try:
        work()
    except Exception as e:
        return e
    # ruleid: python-except-never-reached
    except OSError as e:
        return 6
