import elementpath
import lxml.etree
from xml.etree import ElementTree as ET
from flask import Flask, request

app = Flask(__name__)


@app.route("/x")
def x():
    name = request.args["name"]
    root = lxml.etree.parse("users.xml")
    # ruleid: python-xpath-injection
    one = root.xpath("//user[@name='" + name + "']")
    # ok: python-xpath-injection
    two = root.xpath("//user[@name=$name]", name=name)
    # ruleid: python-xpath-injection
    three = elementpath.select(ET.parse("users.xml"), f"/users/user[@name='{name}']")
    tree = ET.parse("users.xml")
    # ruleid: python-xpath-injection
    four = tree.find(".//user[@name='%s']" % name)
    five = {}
    # ok: python-xpath-injection
    six = "abc".find(name)
    return str([one, two, three, four, five.get(name), six])
