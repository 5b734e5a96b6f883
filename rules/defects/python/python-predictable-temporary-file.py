import tempfile
from tempfile import mktemp


def work():
    # ruleid: python-predictable-temporary-file
    a = tempfile.mktemp(suffix=".txt")
    # ruleid: python-predictable-temporary-file
    b = mktemp()
    # ok: python-predictable-temporary-file
    c = tempfile.mkstemp()
    # ok: python-predictable-temporary-file
    with tempfile.NamedTemporaryFile() as d:
        return a, b, c, d
