const crypto = require('crypto');
const { key, iv } = require('./keys');
const settings = { old: 'des-cbc', recent: 'aes-256-gcm' };
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-weak-cipher
  crypto.createCipheriv('aes-128-ecb', key, null);
  res.end();
});

app.get('/item/2', async (req, res) => {
  // ruleid: javascript-flow-weak-cipher
  crypto.createCipheriv(settings.old, key, iv);
  res.end();
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-weak-cipher
  crypto.createCipheriv('aes-256-gcm', key, iv);
  res.end();
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-weak-cipher
  crypto.createCipheriv(settings.recent, key, iv);
  res.end();
});
