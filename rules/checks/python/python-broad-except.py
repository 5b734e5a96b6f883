import logging


def f(text):
    try:
        return int(text)
    # ruleid: python-broad-except
    except Exception:
        return 0


def g(text):
    try:
        return int(text)
    # ok: python-broad-except
    except ValueError:
        return 0


def h(text):
    try:
        return int(text)
    # ok: python-broad-except
    except Exception:
        logging.exception("no number")
        return 0


def k(text):
    try:
        return int(text)
    # ruleid: python-broad-except
    except BaseException as e:
        return None
