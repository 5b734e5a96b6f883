import json
import pickle
import numpy as np


def read(f):
    # ruleid: python-loader-builds-objects
    return pickle.load(f)


def copy(x):
    # ok: python-loader-builds-objects
    return pickle.loads(pickle.dumps(x))


def arrays(path):
    # ruleid: python-loader-builds-objects
    a = np.load(path, allow_pickle=True)
    # ok: python-loader-builds-objects
    b = np.load(path)
    return a, b
