from flask import Flask, request

app = Flask(__name__)


@app.route("/f")
def f():
    text = request.args["t"]
    # ruleid: python-format-string-from-request
    one = text.format(user=app)
    # ok: python-format-string-from-request
    two = "{}".format(text)
    page = "<p>" + text + "</p>{user}"
    # ruleid: python-format-string-from-request
    three = page.format(user=app)
    # ok: python-format-string-from-request
    four = "{user}".format(user=text)
    return one + two + three + four
