import math
import numpy as np


def f(x):
    # ruleid: python-comparison-with-nan
    if x == float("nan"):
        return 1
    # ruleid: python-comparison-with-nan
    if x == np.nan:
        return 2
    # ok: python-comparison-with-nan
    if math.isnan(x):
        return 3
    # ok: python-comparison-with-nan
    if x == float("inf"):
        return 4
    # ok: python-comparison-with-nan
    return x == np.pi


def g(dtype):
    # ok: python-comparison-with-nan
    return dtype.na_value is np.nan
