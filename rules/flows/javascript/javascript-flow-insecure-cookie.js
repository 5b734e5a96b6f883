const { id } = require('./keys');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-insecure-cookie
  res.cookie('id', id);
  res.end();
});

app.get('/item/2', async (req, res) => {
  const options = { secure: false, httpOnly: true };
  // ruleid: javascript-flow-insecure-cookie
  res.cookie('id', id, options);
  res.end();
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-insecure-cookie
  res.cookie('id', id, { secure: true, httpOnly: true });
  res.end();
});

app.get('/item/4', async (req, res) => {
  const options = {};
  options.secure = true;
  // ok: javascript-flow-insecure-cookie
  res.cookie('id', id, options);
  res.end();
});
