package shop;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.security.*;
import java.sql.*;
import java.util.*;
import javax.crypto.*;
import javax.naming.directory.*;
import javax.script.*;
import javax.servlet.http.*;
import javax.xml.xpath.*;

class Orders extends HttpServlet {
  void order1(HttpServletRequest request, HttpServletResponse response, ObjectMapper mapper, File file) throws Exception {
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    // ruleid: java-flow-deserialization
    in.readObject();
  }

  void order2(HttpServletRequest request, HttpServletResponse response, ObjectMapper mapper, File file) throws Exception {
    String name = request.getParameter("name");
    byte[] bytes = Base64.getDecoder().decode(name);
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes));
    // ruleid: java-flow-deserialization
    in.readObject();
  }

  void order3(HttpServletRequest request, HttpServletResponse response, ObjectMapper mapper, File file) throws Exception {
    // ok: java-flow-deserialization
    mapper.readValue(request.getInputStream(), Order.class);
  }

  void order4(HttpServletRequest request, HttpServletResponse response, ObjectMapper mapper, File file) throws Exception {
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(new byte[] {1}));
    // ok: java-flow-deserialization
    in.readObject();
  }
}
