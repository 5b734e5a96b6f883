def f(path):
    # ruleid: python-open-mode-unknown
    with open(path, "rw") as a:
        a.read()
    # ok: python-open-mode-unknown
    with open(path, "r+") as b:
        b.read()
    # ruleid: python-open-mode-unknown
    with open(path, "q") as c:
        c.read()
    # ok: python-open-mode-unknown
    with open(path, "wb") as d:
        d.write(b"x")
