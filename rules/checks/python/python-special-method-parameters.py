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

    # ruleid: python-special-method-parameters
    def __eq__(self):
        return True

    # ok: python-special-method-parameters
    def __ne__(self, other: object, *, strict=False):
        return False


class IFile(Interface):
    # ok: python-special-method-parameters
    def __exit__(kind, value, trace):
        """Close the file."""

    # ok: python-special-method-parameters
    def __eq__(other):
        """Compare."""
