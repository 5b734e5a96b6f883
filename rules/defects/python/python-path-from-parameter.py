import os
import sys

BASE = "/srv/files"


def read(filename):
    # ruleid: python-path-from-parameter
    return open(os.path.join(BASE, filename)).read()


def read2(filename):
    path = os.path.realpath(os.path.join(BASE, filename))
    if not path.startswith(BASE + os.sep):
        raise ValueError(filename)
    # ok: python-path-from-parameter
    return open(path).read()


def read3(filename):
    # ok: python-path-from-parameter
    return open(os.path.join(BASE, os.path.basename(filename))).read()


def main():
    # ruleid: python-path-from-parameter
    with open("/var/data/" + input("file? ")) as f:
        print(f.read())
