const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-header-injection
  res.setHeader('X-Name', req.query.name);
  res.end();
});

app.get('/item/2', async (req, res) => {
  const value = `name=${req.body.name}`;
  // ruleid: javascript-flow-header-injection
  res.setHeader('X-Name', value);
  res.end();
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-header-injection
  res.setHeader('X-Name', encodeURIComponent(req.query.name));
  res.end();
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-header-injection
  res.setHeader('X-Size', Number(req.query.size));
  res.end();
});
