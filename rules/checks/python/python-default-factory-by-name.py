from collections import defaultdict


def f():
    # ruleid: python-default-factory-by-name
    a = defaultdict(default_factory=list)
    # ok: python-default-factory-by-name
    b = defaultdict(list)
    # ruleid: python-default-factory-by-name
    c = defaultdict(default_factory=dict)
    # ok: python-default-factory-by-name
    d = defaultdict(dict, x={})
    return a, b, c, d
