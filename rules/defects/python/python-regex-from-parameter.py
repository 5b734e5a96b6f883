import re
import sys


def search(text):
    p = input("pattern: ")
    # ruleid: python-regex-from-parameter
    return re.search(p, "abc")


def search2(user, password):
    # ruleid: python-regex-from-parameter
    return re.match(user, password)


def search3():
    # ok: python-regex-from-parameter
    return re.search(re.escape(sys.argv[1]), "abc")


def search4(user_name):
    # ok: python-regex-from-parameter
    return re.search("abc", user_name)
