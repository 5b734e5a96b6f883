const ldap = require('ldapjs');
const ldapEscape = require('ldap-escape');
const client = ldap.createClient({ url: 'ldap://localhost' });
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-ldap-injection
  client.search('ou=users', { filter: '(uid=' + req.query.uid + ')' }, () => res.end());
});

app.get('/item/2', async (req, res) => {
  const options = { scope: 'sub', filter: `(cn=${req.body.name})` };
  // ruleid: javascript-flow-ldap-injection
  client.search('ou=users', options, () => res.end());
});

app.get('/item/3', async (req, res) => {
  const options = { filter: '(uid=admin)' };
  // ok: javascript-flow-ldap-injection
  client.search('ou=users', options, () => res.end());
});

app.get('/item/4', async (req, res) => {
  const uid = parseInt(req.query.uid, 10);
  // ok: javascript-flow-ldap-injection
  client.search('ou=users', { filter: `(uid=${uid})` }, () => res.end());
});
