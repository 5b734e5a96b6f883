class A(dict):
    def __init__(self):
        # ruleid: python-super-of-class-of-self
        super(self.__class__, self).__init__()

    def get(self, k):
        # ruleid: python-super-of-class-of-self
        return super(type(self), self).get(k)


class B(dict):
    def __init__(self):
        # ok: python-super-of-class-of-self
        super().__init__()

    def get(self, k):
        # ok: python-super-of-class-of-self
        return super(B, self).get(k)
