import re

# ruleid: python-regex-exponential
A = re.compile(r"^(a+)+$")
# ruleid: python-regex-exponential
B = re.compile(r"^(?:[a-z]*)*$")
# ok: python-regex-exponential
C = re.compile(r"^a+$")
# ok: python-regex-exponential
D = re.compile(r"^(\d+,)+\d+$")


def check(text):
    # ruleid: python-regex-exponential
    return re.match(r"^(\w+\s?)*$", text)
