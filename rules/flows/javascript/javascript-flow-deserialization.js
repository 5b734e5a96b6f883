const serialize = require('node-serialize');
const yaml = require('js-yaml');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-deserialization
  res.json(serialize.unserialize(req.cookies.profile));
});

app.get('/item/2', async (req, res) => {
  // ruleid: javascript-flow-deserialization
  res.json(yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA }));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-deserialization
  res.json(yaml.load(req.body.text, { schema: yaml.JSON_SCHEMA }));
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-deserialization
  res.json(JSON.parse(req.cookies.profile));
});
