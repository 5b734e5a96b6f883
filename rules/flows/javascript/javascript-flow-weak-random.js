const crypto = require('crypto');
const user = require('./user');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-weak-random
  user.token = Math.random().toString(36).slice(2);
  res.end();
});

app.get('/item/2', async (req, res) => {
  const id = 'id' + Math.random();
  // ruleid: javascript-flow-weak-random
  res.cookie('session', id, { secure: true, httpOnly: true });
  res.end();
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-weak-random
  user.token = crypto.randomBytes(32).toString('hex');
  res.end();
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-weak-random
  user.color = Math.random() * 10;
  res.end();
});
