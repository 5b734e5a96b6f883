const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-trust-boundary
  req.session.role = req.body.role;
  res.end();
});

app.get('/item/2', async (req, res) => {
  const { name } = req.query;
  // ruleid: javascript-flow-trust-boundary
  req.session['name'] = name.trim();
  res.end();
});

app.get('/item/3', async (req, res) => {
  const ROLES = { a: 'admin', u: 'user' };
  // ok: javascript-flow-trust-boundary
  req.session.role = ROLES[req.body.role];
  res.end();
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-trust-boundary
  req.session.count = parseInt(req.body.count, 10);
  res.end();
});
