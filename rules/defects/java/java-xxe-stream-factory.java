package org.example.xml;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

public class Stax {
  XMLStreamReader open(InputStream in) throws XMLStreamException {
    // ruleid: java-xxe-stream-factory
    XMLInputFactory factory = XMLInputFactory.newInstance();
    return factory.createXMLStreamReader(in);
  }

  Object chained(InputStream in) throws XMLStreamException {
    // ruleid: java-xxe-stream-factory
    return XMLInputFactory.newFactory().createXMLEventReader(in);
  }

  XMLStreamReader closed(InputStream in) throws XMLStreamException {
    // ok: java-xxe-stream-factory
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory.createXMLStreamReader(in);
  }

  XMLInputFactory made() {
    // ok: java-xxe-stream-factory
    return XMLInputFactory.newInstance();
  }
}
