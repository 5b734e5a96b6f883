import datetime
import inspect
import time


def f(g):
    # ruleid: python-obsolete-function
    a = inspect.getargspec(g)
    # ruleid: python-obsolete-function
    b = datetime.datetime.utcnow()
    # ok: python-obsolete-function
    c = inspect.getfullargspec(g)
    # ok: python-obsolete-function
    d = time.perf_counter()
    return a, b, c, d
