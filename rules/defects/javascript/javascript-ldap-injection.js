const ldap = require('ldapjs');
app.post('/login', (req, res) => {
  const opts = { filter: '(&(uid=' + req.body.user + ')(objectClass=person))', scope: 'sub' };
  // ruleid: javascript-ldap-injection
  client.search('ou=users,dc=example', opts, () => {});
  // ruleid: javascript-ldap-injection
  client.search('ou=users', { filter: `(uid=${req.query.uid})` }, () => {});
  // ruleid: javascript-ldap-injection
  client.bind('cn=' + req.body.user + ',dc=example', 'x', () => {});
});
app.post('/safe', (req, res) => {
  // ok: javascript-ldap-injection
  client.search('ou=users', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: req.body.user }) }, () => {});
  // ok: javascript-ldap-injection
  client.search('ou=users', { filter: '(uid=' + ldapEscape(req.body.user) + ')' }, () => {});
  // ok: javascript-ldap-injection
  client.bind('cn=admin', req.body.password, () => {});
});
