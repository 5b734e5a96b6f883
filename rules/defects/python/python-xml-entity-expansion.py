import defusedxml.minidom
import xml.dom.minidom
from lxml import etree


def read(path):
    # ruleid: python-xml-entity-expansion
    return xml.dom.minidom.parse(path)


def read2(path):
    # ok: python-xml-entity-expansion
    return defusedxml.minidom.parse(path)


def read3(text):
    # ruleid: python-xml-entity-expansion
    return etree.fromstring(text)


def read4():
    # ok: python-xml-entity-expansion
    return etree.fromstring("<a/>")
