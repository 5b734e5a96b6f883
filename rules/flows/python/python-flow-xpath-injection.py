import lxml.etree
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    name = request.args["name"]
    root = lxml.etree.parse("users.xml")
    # ruleid: python-flow-xpath-injection
    found = root.xpath(f"/users/user[@id='{name}']")
    return "done"


@app.route("/order/2")
def order2():
    name = request.args["name"]
    # ruleid: python-flow-xpath-injection
    find = lxml.etree.XPath("/users/user[@id='" + name + "']")
    return "done"


@app.route("/order/3")
def order3():
    name = request.args["name"]
    root = lxml.etree.parse("users.xml")
    # ok: python-flow-xpath-injection
    found = root.xpath("/users/user[@id=$id]", id=name)
    return "done"


@app.route("/order/4")
def order4():
    name = request.args["name"]
    root = lxml.etree.parse("users.xml")
    if "'" in name:
        return "no"
    # ok: python-flow-xpath-injection
    found = root.xpath(f"/users/user[@id='{name}']")
    return "done"
