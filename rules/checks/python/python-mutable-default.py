# ruleid: python-mutable-default
def add(x, items=[]):
    items.append(x)
    return items


# ok: python-mutable-default
def add2(x, items=None):
    items = [] if items is None else items
    items.append(x)
    return items


# ruleid: python-mutable-default
def add3(x, names={}):
    names[x] = 1
    return names


# ok: python-mutable-default
def add4(x, names=()):
    return (*names, x)
