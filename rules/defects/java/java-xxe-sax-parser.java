package org.example.xml;

import java.io.InputStream;
import javax.xml.parsers.SAXParserFactory;
import org.dom4j.Document;
import org.dom4j.io.SAXReader;
import org.xml.sax.helpers.DefaultHandler;

public class Sax {
  void parse(InputStream in, DefaultHandler handler) throws Exception {
    // ruleid: java-xxe-sax-parser
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.newSAXParser().parse(in, handler);
  }

  Document dom4j(InputStream in) throws Exception {
    // ruleid: java-xxe-sax-parser
    SAXReader reader = new SAXReader();
    return reader.read(in);
  }

  void closed(InputStream in, DefaultHandler handler) throws Exception {
    // ok: java-xxe-sax-parser
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newSAXParser().parse(in, handler);
  }

  Document closedReader(InputStream in) throws Exception {
    // ok: java-xxe-sax-parser
    SAXReader reader = new SAXReader();
    reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return reader.read(in);
  }
}
