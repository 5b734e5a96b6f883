import pandas as pd


def calc(expr):
    # ruleid: python-eval-of-non-constant
    return eval(expr)


def fixed(df, code):
    # ok: python-eval-of-non-constant
    a = eval("1 + 1")
    # ok: python-eval-of-non-constant
    b = df.eval(code)
    # ruleid: python-eval-of-non-constant
    exec("x = %s" % code)
    return a, b
