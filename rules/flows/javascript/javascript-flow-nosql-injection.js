const { users } = require('./db');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-nosql-injection
  res.json(await users.findOne({ name: req.body.name, password: req.body.password }));
});

app.get('/item/2', async (req, res) => {
  const filter = req.query;
  // ruleid: javascript-flow-nosql-injection
  res.json(await users.deleteMany(filter));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-nosql-injection
  res.json(await users.findOne({ name: String(req.body.name) }));
});

app.get('/item/4', async (req, res) => {
  const { name } = req.body;
  if (typeof name !== 'string') {
    return res.sendStatus(400);
  }
  // ok: javascript-flow-nosql-injection
  res.json(await users.findOne({ name }));
});
