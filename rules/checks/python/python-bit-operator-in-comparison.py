def f(a, b, df):
    # ruleid: python-bit-operator-in-comparison
    if a == 1 & b == 2:
        return 1
    # ruleid: python-bit-operator-in-comparison
    rows = df[df.a > 1 | df.b < 2]
    # ok: python-bit-operator-in-comparison
    good = df[(df.a > 1) | (df.b < 2)]
    # ok: python-bit-operator-in-comparison
    if a & 1 == 1:
        return 2
    return rows, good
