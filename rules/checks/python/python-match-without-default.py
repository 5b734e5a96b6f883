def f(command):
    # ruleid: python-match-without-default
    match command:
        case "go":
            return 1
        case "stop":
            return 2
    # ok: python-match-without-default
    match command:
        case "go":
            return 1
        case _:
            return 2


def g(command):
    # ruleid: python-match-without-default
    match command:
        case [1, 2]:
            return 1
    # ok: python-match-without-default
    match command:
        case {"a": 1}:
            return 1
        case other:
            return other
