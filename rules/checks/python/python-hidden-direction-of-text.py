# ruleid: python-hidden-direction-of-text
A = "x‮y"
# ok: python-hidden-direction-of-text
B = "x\u202ey"
# ruleid: python-hidden-direction-of-text
C = "a⁦b"
# ok: python-hidden-direction-of-text
D = "ab"
