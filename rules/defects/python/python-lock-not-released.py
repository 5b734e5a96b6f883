import threading

lock = threading.Lock()


def add(items, x):
    # ruleid: python-lock-not-released
    lock.acquire()
    items.append(x)
    lock.release()


def add2(items, x):
    # ok: python-lock-not-released
    with lock:
        items.append(x)


def add3(items, x):
    # ok: python-lock-not-released
    lock.acquire()
    try:
        items.append(x)
    finally:
        lock.release()


class Box:
    def put(self, x):
        # ruleid: python-lock-not-released
        self._lock.acquire()
        self.value = compute(x)
        self._lock.release()
