import os


def f(name):
    # ruleid: python-result-ignored
    name.strip()
    # ruleid: python-result-ignored
    name.replace("a", "b")
    # ok: python-result-ignored
    name = name.lower()
    # ok: python-result-ignored
    os.replace("a", "b")
    # ok: python-result-ignored
    return name.upper()


def g(line):
    # ok: python-result-ignored
    line.rstrip()
    line.truncate(80)
