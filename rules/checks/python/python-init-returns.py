class A:
    def __init__(self):
        # ruleid: python-init-returns
        return 1


class B:
    def __init__(self, x):
        if x:
            # ok: python-init-returns
            return
        self.x = x


class C:
    def __init__(self, x):
        # ruleid: python-init-returns
        return self

    def get(self):
        # ok: python-init-returns
        return self.x
