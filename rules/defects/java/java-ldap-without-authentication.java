package org.example.people;

import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;

public class Bind {
  void open(Hashtable<String, String> env, Properties properties) {
    // ruleid: java-ldap-without-authentication
    env.put(Context.SECURITY_AUTHENTICATION, "none");
    // ruleid: java-ldap-without-authentication
    properties.put(javax.naming.Context.SECURITY_AUTHENTICATION, "none");
  }

  void closed(Hashtable<String, String> env) {
    // ok: java-ldap-without-authentication
    env.put(Context.SECURITY_AUTHENTICATION, "simple");
    // ok: java-ldap-without-authentication
    env.put(Context.SECURITY_PROTOCOL, "ssl");
  }
}
