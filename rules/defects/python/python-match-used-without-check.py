import os
import re


def year(text):
    # ruleid: python-match-used-without-check
    a = re.match(r"(\d+)", text).group(1)
    # ok: python-match-used-without-check
    m = re.match(r"(\d+)", text)
    # ruleid: python-match-used-without-check
    b = os.environ.get("NAMES").split(",")
    # ok: python-match-used-without-check
    c = os.environ.get("NAMES", "").split(",")
    return a, m and m.group(1), b, c
