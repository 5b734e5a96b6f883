import logging.config


def f(check):
    # ruleid: python-logging-listener
    a = logging.config.listen(9999)
    # ok: python-logging-listener
    b = logging.config.listen(9999, verify=check)
    # ruleid: python-logging-listener
    c = logging.config.listen()
    # ok: python-logging-listener
    logging.config.fileConfig("x.ini")
    return a, b, c
