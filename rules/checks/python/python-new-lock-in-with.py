import threading

lock = threading.Lock()


def f(items):
    # ruleid: python-new-lock-in-with
    with threading.Lock():
        items.append(1)
    # ok: python-new-lock-in-with
    with lock:
        items.append(1)
    # ruleid: python-new-lock-in-with
    with threading.RLock():
        items.append(2)
    # ok: python-new-lock-in-with
    mine = threading.Lock()
    return mine
