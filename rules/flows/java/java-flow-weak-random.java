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
  void order1(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Random random = new Random();
    // ruleid: java-flow-weak-random
    int token = random.nextInt();
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-flow-weak-random
    double token = Math.random();
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    SecureRandom random = new SecureRandom();
    // ok: java-flow-weak-random
    int token = random.nextInt();
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Random random = new SecureRandom();
    // ok: java-flow-weak-random
    int token = random.nextInt();
  }
}
