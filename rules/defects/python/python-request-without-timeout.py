import urllib.request
import requests


def fetch(url):
    # ruleid: python-request-without-timeout
    a = requests.get(url)
    # ok: python-request-without-timeout
    b = requests.get(url, timeout=10)
    # ruleid: python-request-without-timeout
    c = urllib.request.urlopen(url)
    # ok: python-request-without-timeout
    d = urllib.request.urlopen(url, timeout=10)
    return a, b, c, d
