import logging


def f(save):
    try:
        save()
    # ruleid: python-exception-passed-over
    except Exception:
        pass
    try:
        save()
    # ok: python-exception-passed-over
    except OSError:
        pass
    try:
        save()
    # ruleid: python-exception-passed-over
    except (Exception, ValueError):
        pass
    try:
        save()
    # ok: python-exception-passed-over
    except Exception:
        logging.exception("not saved")
