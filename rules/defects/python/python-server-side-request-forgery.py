import requests
import urllib.request
from flask import Flask, request

app = Flask(__name__)
SERVICES = {"a": "https://a.example/"}


@app.route("/fetch")
def fetch():
    url = request.args.get("url")
    # ruleid: python-server-side-request-forgery
    one = requests.get(url, timeout=3)
    # ruleid: python-server-side-request-forgery
    two = urllib.request.urlopen(url)
    # ok: python-server-side-request-forgery
    three = requests.get("https://api.example/v1/items", params={"q": url}, timeout=3)
    # ok: python-server-side-request-forgery
    four = requests.get("https://api.example/v1/" + url, timeout=3)
    # ruleid: python-server-side-request-forgery
    five = requests.post(f"http://{url}/x", json={})
    if url not in SERVICES.values():
        return "no", 400
    # ok: python-server-side-request-forgery
    six = requests.get(url, timeout=3)
    return str([one, two, three, four, five, six])
