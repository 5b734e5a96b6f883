package org.example.token;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.Jwts;

public class TokenService {
  String open(String user) {
    // ruleid: java-jwt-without-check
    return JWT.create().withSubject(user).sign(Algorithm.none());
  }

  Object read(String token) {
    // ruleid: java-jwt-without-check
    return Jwts.parser().parseClaimsJwt(token).getBody();
  }

  String signed(String user, byte[] key) {
    // ok: java-jwt-without-check
    return JWT.create().withSubject(user).sign(Algorithm.HMAC256(key));
  }

  Object checked(String token, byte[] key) {
    // ok: java-jwt-without-check
    return Jwts.parser().setSigningKey(key).parseClaimsJws(token).getBody();
  }
}
