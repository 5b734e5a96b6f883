import html
from flask import make_response, render_template
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-cross-site-scripting
    return "Hello " + name


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-cross-site-scripting
    response = make_response(f"<p>{name}</p>")
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-cross-site-scripting
    return "Hello " + html.escape(name)


@app.route("/order/4")
def order4():
    name = request.args["name"]
    # ok: python-flow-cross-site-scripting
    return render_template("hello.html", name=name)
