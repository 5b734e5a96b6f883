import os
import pickle
import urllib.request
import requests


def update(url):
    code = requests.get(url).text
    # ruleid: python-remote-code-download
    exec(code)
    # ok: python-remote-code-download
    print(code)


def run(url):
    with urllib.request.urlopen(url) as reply:
        # ruleid: python-remote-code-download
        os.system(reply.read().decode())
    # ruleid: python-remote-code-download
    model = pickle.loads(requests.get(url).content)
    # ok: python-remote-code-download
    data = requests.get(url).json()
    return data, model
