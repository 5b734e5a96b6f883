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
    // ruleid: java-flow-weak-cipher
    Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
  }

  void order2(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Properties settings = new Properties();
    String name = settings.getProperty("cipher", "AES/ECB/PKCS5Padding");
    // ruleid: java-flow-weak-cipher
    Cipher cipher = Cipher.getInstance(name);
  }

  void order3(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ok: java-flow-weak-cipher
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
  }

  void order4(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.isSecure() ? "AES/GCM/NoPadding" : "AES/CCM/NoPadding";
    // ok: java-flow-weak-cipher
    Cipher cipher = Cipher.getInstance(name);
  }
}
