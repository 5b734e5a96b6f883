import lxml.etree
import xml.dom.minidom
import xml.sax
import xml.sax.handler
from flask import Flask, request

app = Flask(__name__)


@app.route("/order/1")
def order1():
    parser = lxml.etree.XMLParser(resolve_entities=True)
    # ruleid: python-flow-external-entities
    root = lxml.etree.fromstring(request.data, parser)
    return "done"


@app.route("/order/2")
def order2():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: python-flow-external-entities
    root = xml.dom.minidom.parseString(request.data, parser)
    return "done"


@app.route("/order/3")
def order3():
    parser = lxml.etree.XMLParser(resolve_entities=False)
    # ok: python-flow-external-entities
    root = lxml.etree.fromstring(request.data, parser)
    return "done"


@app.route("/order/4")
def order4():
    parser = xml.sax.make_parser()
    # ok: python-flow-external-entities
    root = xml.dom.minidom.parseString(request.data, parser)
    return "done"
