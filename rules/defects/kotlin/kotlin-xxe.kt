package org.example

import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.parsers.SAXParserFactory

fun open(input: InputStream): Document {
    // ruleid: kotlin-xxe
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(input)
}

fun sax(input: InputStream, handler: DefaultHandler) {
    // ruleid: kotlin-xxe
    SAXParserFactory.newInstance().newSAXParser().parse(input, handler)
}

fun closed(input: InputStream) {
    // ok: kotlin-xxe
    val factory = DocumentBuilderFactory.newInstance()
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
    // ok: kotlin-xxe
    factory.newDocumentBuilder().parse(input)
}
