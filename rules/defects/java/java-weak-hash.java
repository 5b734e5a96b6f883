package org.example.crypt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

public class Hashes {
  void weak(byte[] data) throws GeneralSecurityException {
    // ruleid: java-weak-hash
    MessageDigest a = MessageDigest.getInstance("MD5");
    // ruleid: java-weak-hash
    MessageDigest b = java.security.MessageDigest.getInstance("SHA1", "SUN");
    // ruleid: java-weak-hash
    String c = DigestUtils.md5Hex(data);
    String name = "sha-1";
    // ruleid: java-weak-hash
    MessageDigest d = MessageDigest.getInstance(name);
  }

  void strong(byte[] data) throws GeneralSecurityException {
    // ok: java-weak-hash
    MessageDigest a = MessageDigest.getInstance("SHA-256");
    // ok: java-weak-hash
    String b = DigestUtils.sha256Hex(data);
    // ok: java-weak-hash
    MessageDigest c = java.security.MessageDigest.getInstance("SHA-512", java.security.Security.getProvider("SUN"));
  }
}
