package org.example.crypt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Properties;

public class ConfiguredHash {
  MessageDigest hash(Properties properties) throws GeneralSecurityException {
    String name = properties.getProperty("hash", "MD5");
    // ruleid: java-weak-hash-default
    return MessageDigest.getInstance(name);
  }

  MessageDigest direct(Properties properties) throws GeneralSecurityException {
    // ruleid: java-weak-hash-default
    return java.security.MessageDigest.getInstance(properties.getProperty("h", "SHA-1"));
  }

  MessageDigest strong(Properties properties) throws GeneralSecurityException {
    // ok: java-weak-hash-default
    MessageDigest a = MessageDigest.getInstance(properties.getProperty("hash", "SHA-512"));
    // ok: java-weak-hash-default
    return MessageDigest.getInstance(properties.getProperty("hash"));
  }
}
