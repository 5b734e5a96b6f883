import time


def f(count, work):
    if count == 1:
        # ruleid: python-loop-without-end
        while True:
            count += 1
    if count == 2:
        # ok: python-loop-without-end
        while True:
            if work():
                break
    if count == 3:
        # ok: python-loop-without-end
        while True:
            time.sleep(1)
            work()
    # ruleid: python-loop-without-end
    while 1:
        work()
