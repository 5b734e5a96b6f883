def f(name):
    # ruleid: python-strip-of-several-letters
    a = name.lstrip("https://")
    # ok: python-strip-of-several-letters
    b = name.removeprefix("https://")
    # ruleid: python-strip-of-several-letters
    c = name.rstrip(".jpeg.")
    # ok: python-strip-of-several-letters
    d = name.strip(" \n")
    return a, b, c, d
