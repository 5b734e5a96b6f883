# ruleid: python-dict-key-twice
A = {"a": 1, "a": 2}
# ok: python-dict-key-twice
B = {"a": 1, "b": 2}
C = {
    "x": [1],
    # ruleid: python-dict-key-twice
    "x": [2],
}
# ok: python-dict-key-twice
D = {"x": {"y": 1}, "z": {"y": 1}}
