package org.example.crypt;

import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

public class Derive {
  private static final int ROUNDS = 100;

  PBEKeySpec few(char[] password, byte[] salt) {
    // ruleid: java-low-iteration-count
    return new PBEKeySpec(password, salt, 1000, 256);
  }

  PBEParameterSpec constant(byte[] salt) {
    // ruleid: java-low-iteration-count
    return new PBEParameterSpec(salt, ROUNDS);
  }

  PBEKeySpec many(char[] password, byte[] salt, int rounds) {
    // ok: java-low-iteration-count
    PBEKeySpec given = new PBEKeySpec(password, salt, rounds, 256);
    // ok: java-low-iteration-count
    return new PBEKeySpec(password, salt, 210000, 256);
  }
}
