import re
from flask import Flask, request

app = Flask(__name__)


@app.route("/r")
def r():
    pattern = request.args.get("p")
    text = "a" * 100
    # ruleid: python-regex-injection
    one = re.search(pattern, text)
    # ok: python-regex-injection
    two = re.search(re.escape(pattern), text)
    # ruleid: python-regex-injection
    three = re.compile("^" + pattern + "$")
    # ok: python-regex-injection
    four = re.search("^a+$", pattern)
    return str([one, two, three, four])
