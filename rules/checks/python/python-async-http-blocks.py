import requests
import urllib.request


async def f(url):
    # ruleid: python-async-http-blocks
    return requests.get(url, timeout=3)


async def g(url):
    # ruleid: python-async-http-blocks
    return urllib.request.urlopen(url)


def h(url):
    # ok: python-async-http-blocks
    return requests.get(url, timeout=3)


async def k(url, client):
    # ok: python-async-http-blocks
    return await client.get(url)
