import os


def read(path):
    # ruleid: python-check-then-use
    if os.access(path, os.R_OK):
        with open(path) as f:
            return f.read()
    return ""


def clear(path):
    # ruleid: python-check-then-use
    if os.path.exists(path):
        os.remove(path)


def read2(path):
    try:
        # ok: python-check-then-use
        with open(path) as f:
            return f.read()
    except OSError:
        return ""


def look(path):
    # ok: python-check-then-use
    if os.path.exists(path):
        print("there")
