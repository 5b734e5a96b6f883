package org.example.crypt;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;

public class Ciphers {
  void weak() throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    Cipher a = Cipher.getInstance("DES/CBC/PKCS5Padding", "SunJCE");
    // ruleid: java-weak-cipher
    javax.crypto.Cipher b = javax.crypto.Cipher.getInstance("AES/ECB/NoPadding");
    // ruleid: java-weak-cipher
    Cipher c = Cipher.getInstance("AES");
    // ruleid: java-weak-cipher
    javax.crypto.KeyGenerator.getInstance("DES").generateKey();
    final String algorithm = "RC4";
    // ruleid: java-weak-cipher
    Cipher d = Cipher.getInstance(algorithm);
  }

  void strong() throws GeneralSecurityException {
    // ok: java-weak-cipher
    Cipher a = Cipher.getInstance("AES/GCM/NoPadding");
    // ok: java-weak-cipher
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    // ok: java-weak-cipher
    Cipher b = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ok: java-weak-cipher
    Cipher c = javax.crypto.Cipher.getInstance("AES/CBC/PKCS5Padding", java.security.Security.getProvider("SunJCE"));
  }
}
