package org.example.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;

public class Mappers {
  void wide(ObjectMapper mapper) {
    // ruleid: java-jackson-default-typing
    mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
    // ruleid: java-jackson-default-typing
    mapper.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
  }

  void narrow(ObjectMapper mapper) {
    // ok: java-jackson-default-typing
    mapper.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfSubType("org.example.").build());
  }

  // ok: java-jackson-default-typing
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  interface Shape {}
}
