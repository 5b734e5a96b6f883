import logging


def f(a, b):
    # ruleid: python-log-too-many-values
    logging.info("a is", a)
    # ok: python-log-too-many-values
    logging.info("a is %s", a)
    # ruleid: python-log-too-many-values
    logging.error("a is %s", a, b)
    # ok: python-log-too-many-values
    logging.error("a is %s, b is %s", a, b)
