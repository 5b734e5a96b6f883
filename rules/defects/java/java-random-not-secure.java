package org.example.codes;

import java.security.SecureRandom;
import java.util.Random;

public class Codes {
  int code() {
    // ruleid: java-random-not-secure
    return new Random().nextInt(1000000);
  }

  double share() {
    // ruleid: java-random-not-secure
    return Math.random() * 100;
  }

  int secure() throws Exception {
    // ok: java-random-not-secure
    int a = new SecureRandom().nextInt(1000000);
    // ok: java-random-not-secure
    return SecureRandom.getInstanceStrong().nextInt(1000000);
  }
}
