package org.example.crypt;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import javax.crypto.KeyGenerator;

public class Keys {
  void small() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // ruleid: java-small-key
    generator.initialize(1024);
    KeyGenerator aes = KeyGenerator.getInstance("Blowfish");
    // ruleid: java-small-key
    aes.init(64);
  }

  void large() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    // ok: java-small-key
    generator.initialize(3072);
    KeyGenerator aes = KeyGenerator.getInstance("AES");
    // ok: java-small-key
    aes.init(256);
    KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
    // ok: java-small-key
    curve.initialize(256);
  }
}
