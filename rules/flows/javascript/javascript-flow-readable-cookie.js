const { id } = require('./keys');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-readable-cookie
  res.cookie('id', id, { secure: true });
  res.end();
});

app.get('/item/2', async (req, res) => {
  const readable = true;
  // ruleid: javascript-flow-readable-cookie
  res.cookie('id', id, { secure: true, httpOnly: !readable });
  res.end();
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-readable-cookie
  res.cookie('id', id, { secure: true, httpOnly: true });
  res.end();
});

app.get('/item/4', async (req, res) => {
  const options = { httpOnly: true };
  // ok: javascript-flow-readable-cookie
  res.cookie('id', id, options);
  res.end();
});
