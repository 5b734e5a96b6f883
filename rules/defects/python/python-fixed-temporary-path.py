import tempfile


def report(text, name):
    # ruleid: python-fixed-temporary-path
    with open("/tmp/report.txt", "w") as f:
        f.write(text)
    # ruleid: python-fixed-temporary-path
    with open(f"/tmp/{name}.log", "w") as f:
        f.write(text)
    # ok: python-fixed-temporary-path
    with open("/tmp/report.txt") as f:
        f.read()
    # ok: python-fixed-temporary-path
    with tempfile.NamedTemporaryFile("w") as f:
        f.write(text)
