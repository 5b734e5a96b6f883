import urllib.request
import requests


def fetch(url):
    # ruleid: python-request-to-parameter
    return urllib.request.urlopen(url).read()


def fetch2():
    address = input("address: ")
    # ruleid: python-request-to-parameter
    return requests.get(address, timeout=3).text


def fetch3(item):
    # ok: python-request-to-parameter
    return requests.get("https://api.example/items/" + item, timeout=3).text


def fetch4():
    # ok: python-request-to-parameter
    return requests.get("https://api.example/", timeout=3).text
