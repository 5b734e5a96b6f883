package org.example.crypt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;

public class Passwords {
  byte[] plain(String password) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    // ruleid: java-hash-without-salt
    return digest.digest(password.getBytes(StandardCharsets.UTF_8));
  }

  String hex(String userPassword) {
    // ruleid: java-hash-without-salt
    return DigestUtils.sha256Hex(userPassword);
  }

  byte[] salted(String password, byte[] salt) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    digest.update(salt);
    // ok: java-hash-without-salt
    return digest.digest(password.getBytes(StandardCharsets.UTF_8));
  }

  byte[] file(String content) throws GeneralSecurityException {
    // ok: java-hash-without-salt
    return MessageDigest.getInstance("SHA-512").digest(content.getBytes(StandardCharsets.UTF_8));
  }
}
