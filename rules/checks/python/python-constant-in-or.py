def f(answer, name):
    # ruleid: python-constant-in-or
    if answer == "y" or "yes":
        return 1
    # ok: python-constant-in-or
    if answer == "y" or answer == "yes":
        return 2
    # ruleid: python-constant-in-or
    while name == "a" or "b":
        return 3
    # ok: python-constant-in-or
    text = name or "nobody"
    return text
