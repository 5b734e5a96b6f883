import xml.sax
import xml.sax.handler
from lxml import etree


def read(path, handler):
    parser = xml.sax.make_parser()
    # ruleid: python-xxe
    parser.setFeature(xml.sax.handler.feature_external_ges, True)
    parser.parse(path)
    safe = xml.sax.make_parser()
    # ok: python-xxe
    safe.setFeature(xml.sax.handler.feature_external_ges, False)


def read2(path):
    # ruleid: python-xxe
    parser = etree.XMLParser(load_dtd=True, no_network=False)
    # ok: python-xxe
    other = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.parse(path, parser), other
