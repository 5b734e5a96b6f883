class A:
    # ruleid: python-method-without-self
    def show():
        print("a")

    # ok: python-method-without-self
    def hide(self):
        print("b")

    # ruleid: python-method-without-self
    def both( ):
        return 1


class B:
    @staticmethod
    # ok: python-method-without-self
    def make():
        return B()


# ok: python-method-without-self
def free():
    return 1
