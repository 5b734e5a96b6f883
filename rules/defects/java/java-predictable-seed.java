package org.example.crypt;

import java.security.SecureRandom;
import java.util.Random;

public class Seeds {
  int time() {
    SecureRandom random = new SecureRandom();
    // ruleid: java-predictable-seed
    random.setSeed(System.currentTimeMillis());
    return random.nextInt();
  }

  int constant() {
    // ruleid: java-predictable-seed
    SecureRandom random = new SecureRandom("seed".getBytes());
    // ruleid: java-predictable-seed
    random.setSeed(12345L);
    return random.nextInt();
  }

  int plain(long seed) {
    // ok: java-predictable-seed
    SecureRandom random = new SecureRandom();
    Random simulation = new Random();
    // ok: java-predictable-seed
    simulation.setSeed(42);
    return random.nextInt() + simulation.nextInt();
  }
}
