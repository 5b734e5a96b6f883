import threading

count = 0
total = 0
lock = threading.Lock()


def work():
    global count
    # ruleid: python-shared-counter-without-lock
    count += 1


def safe():
    global total
    with lock:
        # ok: python-shared-counter-without-lock
        total += 1


def other():
    global total
    # ok: python-shared-counter-without-lock
    total += 1


def more():
    global count
    for i in range(9):
        # ruleid: python-shared-counter-without-lock
        count = count + 1


threads = [threading.Thread(target=work) for _ in range(3)]
extra = threading.Thread(target=safe)
for i in range(3):
    threading.Thread(target=more).start()
