import threading

lock = threading.Lock()


def twice():
    # ruleid: python-lock-never-released
    lock.acquire()
    work()
    lock.acquire()


def nested():
    # ruleid: python-lock-never-released
    with lock:
        with lock:
            work()


def fine():
    # ok: python-lock-never-released
    with lock:
        work()


def fine2():
    # ok: python-lock-never-released
    lock.acquire()
    work()
    lock.release()
    lock.acquire()
