count = 0
name = "x"


def f():
    # ruleid: python-local-used-before-assignment
    print(count)
    count = 1
    return count


def g():
    global count
    # ok: python-local-used-before-assignment
    print(count)
    count = 1


def h():
    # ruleid: python-local-used-before-assignment
    print(name)
    name = "y"
    return name


def k():
    # ok: python-local-used-before-assignment
    print(name)
