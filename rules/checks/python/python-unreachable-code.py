def f(x):
    for y in x:
        if y:
            continue
            # ruleid: python-unreachable-code
            print(y)
        # ok: python-unreachable-code
        print(y)
    return x
    # ruleid: python-unreachable-code
    print(x)


def g(x):
    if x:
        raise ValueError(x)
    # ok: python-unreachable-code
    return x


def empty():
    return
    # ok: python-unreachable-code
    yield
