def f(x):
    if x == 1:
        return "a"
    # ruleid: python-condition-repeated
    elif x == 1:
        return "b"
    # ok: python-condition-repeated
    elif x == 2:
        return "c"
    if x.is_a:
        return "d"
    # ruleid: python-condition-repeated
    elif x.is_a:
        return "e"
    if x.next():
        return "f"
    # ok: python-condition-repeated
    elif x.next():
        return "g"
