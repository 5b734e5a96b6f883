import math


def f(total):
    # ruleid: python-float-compared-exactly
    if total == 0.3:
        return 1
    # ok: python-float-compared-exactly
    if total == 0.5:
        return 2
    # ok: python-float-compared-exactly
    if math.isclose(total, 0.3):
        return 3
    # ruleid: python-float-compared-exactly
    return total != 1.1
