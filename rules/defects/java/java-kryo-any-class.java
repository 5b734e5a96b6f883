package org.example.wire;

import com.esotericsoftware.kryo.Kryo;

public class Wire {
  Kryo open() {
    Kryo kryo = new Kryo();
    // ruleid: java-kryo-any-class
    kryo.setRegistrationRequired(false);
    return kryo;
  }

  Kryo other(Kryo given) {
    // ruleid: java-kryo-any-class
    given.setRegistrationRequired(false);
    return given;
  }

  Kryo closed() {
    Kryo kryo = new Kryo();
    // ok: java-kryo-any-class
    kryo.setRegistrationRequired(true);
    // ok: java-kryo-any-class
    kryo.register(Order.class);
    return kryo;
  }
}
