from flask import redirect, url_for
from urllib.parse import urlparse
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-open-redirect
    answer = redirect(name)
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    target = name.strip()
    # ruleid: python-flow-open-redirect
    answer = redirect(f"{target}?x=1")
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-open-redirect
    answer = redirect(url_for("home", name=name))
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    url = urlparse(name)
    if url.netloc not in ["example.org"]:
        return "no"
    # ok: python-flow-open-redirect
    answer = redirect(name)
    return "done"


@app.route("/own")
def own_address():
    # ok: python-flow-open-redirect
    return redirect(f"{page_address()}?{request.query_string}")


@app.route("/other")
def other_address():
    # ruleid: python-flow-open-redirect
    return redirect(f"{scheme_of()}://{request.args['host']}/")
