def same(a, b, other):
    # ruleid: python-comparison-with-itself
    if a == a:
        return 1
    # ruleid: python-comparison-with-itself
    if b and other.x <= other.x:
        return 2
    # ok: python-comparison-with-itself
    if a == b:
        return 3
    # ok: python-comparison-with-itself
    if other.x <= other.y:
        return 4
    # ok: python-comparison-with-itself
    return a != a
