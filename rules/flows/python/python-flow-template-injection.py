from flask import render_template_string
import jinja2
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    # ruleid: python-flow-template-injection
    page = render_template_string("Hello " + name)
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-template-injection
    page = jinja2.Template(f"Hello {name}").render()
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    # ok: python-flow-template-injection
    page = render_template_string("Hello {{ name }}", name=name)
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    # ok: python-flow-template-injection
    page = jinja2.Template("Hello {{ name }}").render(name=name)
    return "done"
