import time
from flask import Flask, request

app = Flask(__name__)


@app.route("/n")
def n():
    count = int(request.args["n"])
    # ruleid: python-unbounded-work-from-request
    buf = bytearray(count)
    # ok: python-unbounded-work-from-request
    small = bytearray(min(count, 100))
    # ruleid: python-unbounded-work-from-request
    for i in range(count):
        print(i)
    if count > 1000:
        return "no"
    # ok: python-unbounded-work-from-request
    time.sleep(count)
    other = int(request.args["m"])
    # ruleid: python-unbounded-work-from-request
    time.sleep(other)
    return str([buf, small])
