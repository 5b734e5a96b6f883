package org.example.orders;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.DomDriver;
import java.io.InputStream;

public class OrderReader {
  Object read(String text) {
    XStream xstream = new XStream(new DomDriver());
    // ruleid: java-xstream-unrestricted
    return xstream.fromXML(text);
  }

  Object readStream(InputStream in) {
    XStream xstream = new XStream();
    xstream.alias("order", Order.class);
    // ruleid: java-xstream-unrestricted
    Order order = (Order) xstream.fromXML(in);
    return order;
  }

  Object safe(String text) {
    XStream xstream = new XStream();
    xstream.allowTypes(new Class[] {Order.class});
    // ok: java-xstream-unrestricted
    return xstream.fromXML(text);
  }

  String write(Order order) {
    XStream xstream = new XStream();
    // ok: java-xstream-unrestricted
    return xstream.toXML(order);
  }
}
