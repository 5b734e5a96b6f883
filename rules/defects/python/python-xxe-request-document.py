import defusedxml.ElementTree as safe
import lxml.etree
import xml.sax
from xml.dom import minidom
from flask import Flask, request
from lxml import etree

app = Flask(__name__)


@app.route("/x", methods=["POST"])
def x():
    # ruleid: python-xxe-request-document
    root = etree.fromstring(request.data)
    body = request.get_data()
    # ruleid: python-xxe-request-document
    doc = lxml.etree.XML(body)
    # ok: python-xxe-request-document
    good = safe.fromstring(body)
    # ruleid: python-xxe-request-document
    tree = minidom.parseString(body)
    parser = etree.XMLParser(resolve_entities=False)
    # ok: python-xxe-request-document
    fine = etree.fromstring(body, parser)
    return str([root, doc, good, tree, fine])
