class A:
    # ruleid: python-special-method-parameters
    def __len__(self, x):
        return 1

    # ok: python-special-method-parameters
    def __str__(self):
        return ""

    # ruleid: python-special-method-parameters
    def __enter__(self, a, b):
        return self

    # ok: python-special-method-parameters
    def __exit__(self, kind, value, trace):
        return None
