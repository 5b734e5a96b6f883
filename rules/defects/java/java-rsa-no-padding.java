package org.example.crypt;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

public class Rsa {
  void weak() throws GeneralSecurityException {
    // ruleid: java-rsa-no-padding
    Cipher a = Cipher.getInstance("RSA/ECB/NoPadding");
    // ruleid: java-rsa-no-padding
    Cipher b = Cipher.getInstance("RSA/NONE/NoPadding", "BC");
  }

  void strong() throws GeneralSecurityException {
    // ok: java-rsa-no-padding
    Cipher a = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    // ok: java-rsa-no-padding
    Cipher b = Cipher.getInstance("AES/CTR/NoPadding");
  }
}
