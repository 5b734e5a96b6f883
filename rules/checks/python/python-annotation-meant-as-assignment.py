class Box:
    pass


def f(table):
    # ruleid: python-annotation-meant-as-assignment
    table["a"]: "b"
    # ok: python-annotation-meant-as-assignment
    table["a"] = "b"
    box = Box()
    # ruleid: python-annotation-meant-as-assignment
    box.name: "x"
    # ok: python-annotation-meant-as-assignment
    box.name = "x"
    return box
