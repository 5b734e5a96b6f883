class Box:
    def __init__(self, name, size):
        # ruleid: python-attribute-assigned-to-itself
        self.name = self.name
        # ok: python-attribute-assigned-to-itself
        self.size = size

    def copy(self, other, d):
        # ruleid: python-attribute-assigned-to-itself
        d["a"] = d["a"]
        # ok: python-attribute-assigned-to-itself
        self.name = other.name
