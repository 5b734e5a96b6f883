package org.example.crypt;

import java.security.SecureRandom;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

public class Zeros {
  GCMParameterSpec gcm() {
    byte[] iv = new byte[12];
    // ruleid: java-zero-iv
    return new GCMParameterSpec(128, iv);
  }

  void cbc(javax.crypto.Cipher cipher, java.security.Key key) throws Exception {
    byte[] iv = new byte[16];
    // ruleid: java-zero-iv
    cipher.init(1, key, new IvParameterSpec(iv));
  }

  IvParameterSpec random() {
    byte[] iv = new byte[16];
    new SecureRandom().nextBytes(iv);
    // ok: java-zero-iv
    return new IvParameterSpec(iv);
  }

  IvParameterSpec copied(byte[] message) {
    byte[] iv = new byte[16];
    System.arraycopy(message, 0, iv, 0, 16);
    // ok: java-zero-iv
    return new IvParameterSpec(iv);
  }
}
