import threading
from threading import Thread


def f(work):
    # ruleid: python-thread-run-called
    threading.Thread(target=work).run()
    t = Thread(target=work)
    # ruleid: python-thread-run-called
    t.run()
    u = Thread(target=work)
    # ok: python-thread-run-called
    u.start()
    # ok: python-thread-run-called
    work.run()
