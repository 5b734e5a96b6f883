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


def probe(key_lock):
    # ok: python-lock-not-released
    key_lock.acquire()
    try:
        value = ask()
    except BaseException as error:
        key_lock.release()
        raise error from None
    key_lock.release()
    return value


def receive(self):
    # ok: python-lock-not-released
    self.recv_lock.acquire()
    if self.closed:
        self.recv_lock.release()
        raise ValueError("closed")
    try:
        return self.read()
    finally:
        self.recv_lock.release()


def wait(gate_lock):
    # ok: python-lock-not-released
    gate_lock.acquire()
    gate_lock.release()
