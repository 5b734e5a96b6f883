def f(count, name):
    # ruleid: python-comparison-as-statement
    count == 0
    # ok: python-comparison-as-statement
    count = 0
    # ruleid: python-comparison-as-statement
    name != "a"
    # ok: python-comparison-as-statement
    assert name != "a"
    return count
