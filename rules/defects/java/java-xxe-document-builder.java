package org.example.xml;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;

public class Documents {
  Document open(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    // ruleid: java-xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(in);
  }

  Document chained(InputStream in) throws Exception {
    // ruleid: java-xxe-document-builder
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
  }

  Document closed(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    // ok: java-xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(in);
  }

  Document limited(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // ok: java-xxe-document-builder
    return factory.newDocumentBuilder().parse(in);
  }
}

class Built {
  Document empty() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // ok: java-xxe-document-builder
    DocumentBuilder builder = factory.newDocumentBuilder();
    Document made = builder.newDocument();
    return made;
  }

  DocumentBuilder hardened() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    disableDtd(factory);
    // ok: java-xxe-document-builder
    return factory.newDocumentBuilder();
  }
}
