import logging


def f(a, b):
    # ruleid: python-log-too-few-values
    logging.info("%s and %s", a)
    # ok: python-log-too-few-values
    logging.info("%s and %s", a, b)
    # ruleid: python-log-too-few-values
    logging.error("%s %s %s", a, b)
    # ok: python-log-too-few-values
    logging.error("none")
