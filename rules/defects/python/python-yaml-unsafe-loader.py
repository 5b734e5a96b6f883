import yaml
from yaml import SafeLoader


def read(f):
    # ruleid: python-yaml-unsafe-loader
    a = yaml.load(f)
    # ruleid: python-yaml-unsafe-loader
    b = yaml.load(f, Loader=yaml.UnsafeLoader)
    # ok: python-yaml-unsafe-loader
    c = yaml.load(f, Loader=yaml.SafeLoader)
    # ok: python-yaml-unsafe-loader
    d = yaml.load(f, SafeLoader)
    # ok: python-yaml-unsafe-loader
    e = yaml.safe_load(f)
    return a, b, c, d, e
