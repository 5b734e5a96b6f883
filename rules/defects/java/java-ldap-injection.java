package org.example.people;

import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;
import javax.servlet.http.HttpServletRequest;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.filter.EqualsFilter;
import org.springframework.ldap.support.LdapEncoder;

public class People {
  private LdapTemplate ldapTemplate;

  void find(HttpServletRequest request, DirContext context, SearchControls controls) throws NamingException {
    String uid = request.getParameter("uid");
    String filter = "(&(objectclass=person)(uid=" + uid + "))";
    // ruleid: java-ldap-injection
    context.search("ou=people", filter, controls);
    // ruleid: java-ldap-injection
    ldapTemplate.search("ou=people", "(uid=" + uid + ")", this::map);
    javax.naming.directory.InitialDirContext idc = new InitialDirContext();
    // ruleid: java-ldap-injection
    idc.search("ou=" + request.getHeader("Unit"), "(uid=1)", controls);
    // ok: java-ldap-injection
    context.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", controls);
    // ok: java-ldap-injection
    ldapTemplate.search("ou=people", new EqualsFilter("uid", uid).encode(), this::map);
    // ok: java-ldap-injection
    context.search("ou=people", "(objectclass=person)", controls);
  }
}
