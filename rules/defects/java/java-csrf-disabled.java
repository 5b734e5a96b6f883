package org.example.web;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;

public class Security {
  void chained(HttpSecurity http) throws Exception {
    // ruleid: java-csrf-disabled
    http.csrf().disable().authorizeRequests().anyRequest().authenticated();
  }

  void lambda(HttpSecurity http) throws Exception {
    // ruleid: java-csrf-disabled
    http.csrf(csrf -> csrf.disable());
    // ruleid: java-csrf-disabled
    http.csrf(AbstractHttpConfigurer::disable);
  }

  void on(HttpSecurity http) throws Exception {
    // ok: java-csrf-disabled
    http.csrf(Customizer.withDefaults());
    // ok: java-csrf-disabled
    http.cors().disable();
  }
}
