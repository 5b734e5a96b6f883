const crypto = require('crypto');
const WEAK = 'md' + '5';
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-weak-hash
  res.json(crypto.createHash('md5').update(req.query.name).digest('hex'));
});

app.get('/item/2', async (req, res) => {
  const kind = WEAK;
  // ruleid: javascript-flow-weak-hash
  res.json(crypto.createHash(kind).update(req.query.name).digest('hex'));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-weak-hash
  res.json(crypto.createHash('sha256').update(req.query.name).digest('hex'));
});

app.get('/item/4', async (req, res) => {
  const kind = WEAK.length > 9 ? 'md5' : 'sha512';
  // ok: javascript-flow-weak-hash
  res.json(crypto.createHash(kind).update(req.query.name).digest('hex'));
});
