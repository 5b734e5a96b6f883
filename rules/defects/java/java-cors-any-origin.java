package org.example.web;

import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;

public class Cors {
  void open(HttpServletResponse response, CorsConfiguration configuration) {
    // ruleid: java-cors-any-origin
    response.setHeader("Access-Control-Allow-Origin", "*");
    // ruleid: java-cors-any-origin
    configuration.addAllowedOrigin("*");
  }

  void named(HttpServletResponse response, CorsConfiguration configuration) {
    // ok: java-cors-any-origin
    response.setHeader("Access-Control-Allow-Origin", "https://shop.example.org");
    // ok: java-cors-any-origin
    configuration.addAllowedOrigin("https://shop.example.org");
  }
}
