package org.example.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestTemplate;

public class Fetch {
  private final RestTemplate restTemplate = new RestTemplate();

  InputStream image(HttpServletRequest request) throws IOException {
    // ruleid: java-ssrf
    URL url = new URL(request.getParameter("url"));
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    return connection.getInputStream();
  }

  String proxy(@RequestParam String host) {
    // ruleid: java-ssrf
    return restTemplate.getForObject("http://" + host + "/status", String.class);
  }

  String search(HttpServletRequest request) throws IOException {
    String q = URLEncoder.encode(request.getParameter("q"), "UTF-8");
    // ok: java-ssrf
    URL url = new URL("https://api.example.org/items?q=" + q);
    // ok: java-ssrf
    return restTemplate.getForObject("https://api.example.org/items/{id}", String.class, request.getParameter("id"));
  }
}
