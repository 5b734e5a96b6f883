package org.example.xml;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

public class Transforms {
  void style(InputStream in, StreamResult out) throws Exception {
    // ruleid: java-xxe-transformer
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.newTransformer(new StreamSource(in)).transform(new StreamSource(in), out);
  }

  void check(InputStream in, java.io.File schema) throws Exception {
    // ruleid: java-xxe-transformer
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.newSchema(schema).newValidator().validate(new StreamSource(in));
  }

  void closed(InputStream in, StreamResult out) throws Exception {
    // ok: java-xxe-transformer
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.newTransformer(new StreamSource(in));
  }

  void write(DOMSource source, StreamResult out) throws Exception {
    // ok: java-xxe-transformer
    TransformerFactory.newInstance().newTransformer().transform(source, out);
  }
}
