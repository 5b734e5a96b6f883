class A:
    def f(self):
        # ruleid: python-raise-notimplemented
        raise NotImplemented

    def g(self):
        # ruleid: python-raise-notimplemented
        raise NotImplemented("g")

    def h(self):
        # ok: python-raise-notimplemented
        raise NotImplementedError

    def __eq__(self, other):
        # ok: python-raise-notimplemented
        return NotImplemented
