from lxml import etree
from flask import Flask, Response, request
from xml.sax.saxutils import escape

app = Flask(__name__)


@app.route("/x", methods=["POST"])
def x():
    name = request.form["name"]
    # ruleid: python-xml-injection
    doc = etree.fromstring("<user>" + name + "</user>")
    # ok: python-xml-injection
    good = etree.fromstring("<user>" + escape(name) + "</user>")
    # ruleid: python-xml-injection
    reply = Response(f"<user>{name}</user>", mimetype="application/xml")
    # ok: python-xml-injection
    plain = etree.Element("user")
    plain.text = name
    return str([doc, good, reply, plain])
