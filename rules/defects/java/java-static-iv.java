package org.example.crypt;

import java.security.SecureRandom;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

public class Vectors {
  IvParameterSpec text() {
    // ruleid: java-static-iv
    return new IvParameterSpec("0123456789abcdef".getBytes());
  }

  GCMParameterSpec hex() {
    byte[] iv = Hex.decode("000102030405060708090a0b");
    // ruleid: java-static-iv
    return new GCMParameterSpec(128, iv);
  }

  IvParameterSpec list() {
    byte[] iv = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    // ruleid: java-static-iv
    return new IvParameterSpec(iv);
  }

  IvParameterSpec random() {
    byte[] iv = new byte[16];
    new SecureRandom().nextBytes(iv);
    // ok: java-static-iv
    return new IvParameterSpec(iv);
  }

  IvParameterSpec given(byte[] iv) {
    // ok: java-static-iv
    return new IvParameterSpec(iv);
  }
}
