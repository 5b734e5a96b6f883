import os


def f():
    # ruleid: python-name-not-defined
    return missing_name


def g():
    # ok: python-name-not-defined
    return os.getcwd()


def h(x):
    # ruleid: python-name-not-defined
    if sys.argv:
        return x
    # ok: python-name-not-defined
    return len(x)
