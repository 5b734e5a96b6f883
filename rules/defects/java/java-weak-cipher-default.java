package org.example.crypt;

import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.crypto.Cipher;

public class Configured {
  Cipher cipher(Properties properties) throws GeneralSecurityException {
    String name = properties.getProperty("cipher", "DESede/ECB/PKCS5Padding");
    // ruleid: java-weak-cipher-default
    return Cipher.getInstance(name);
  }

  Cipher direct(Properties properties) throws GeneralSecurityException {
    // ruleid: java-weak-cipher-default
    return javax.crypto.Cipher.getInstance(properties.getProperty("c", "DES"));
  }

  Cipher strong(Properties properties) throws GeneralSecurityException {
    // ok: java-weak-cipher-default
    Cipher a = Cipher.getInstance(properties.getProperty("cipher", "AES/GCM/NoPadding"));
    // ok: java-weak-cipher-default
    return Cipher.getInstance(properties.getProperty("cipher"));
  }
}
