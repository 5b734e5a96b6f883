class A:
    def show(self):
        return 1

    # ruleid: python-definition-overwritten
    def show(self):
        return 2

    # ok: python-definition-overwritten
    def hide(self):
        return 3


def one():
    return 1


# ruleid: python-definition-overwritten
def one():
    return 2


# ok: python-definition-overwritten
def two():
    return 3
