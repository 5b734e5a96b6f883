package org.example.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;

public class State {
  Object body(HttpServletRequest request) throws IOException, ClassNotFoundException {
    // ruleid: java-deserialization-request
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    return in.readObject();
  }

  Object cookie(HttpServletRequest request) throws IOException, ClassNotFoundException {
    byte[] bytes = Base64.getDecoder().decode(request.getParameter("state"));
    // ruleid: java-deserialization-request
    return new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
  }

  Object file(java.io.File file) throws IOException, ClassNotFoundException {
    // ok: java-deserialization-request
    return new ObjectInputStream(new java.io.FileInputStream(file)).readObject();
  }

  Order json(HttpServletRequest request) throws IOException {
    // ok: java-deserialization-request
    return mapper.readValue(request.getInputStream(), Order.class);
  }
}
