const xpath = require('xpath');
const { doc } = require('./data');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-xpath-injection
  res.json(xpath.select("//user[@id='" + req.query.id + "']", doc));
});

app.get('/item/2', async (req, res) => {
  const expression = `//user[name='${req.body.name}']`;
  // ruleid: javascript-flow-xpath-injection
  res.json(xpath.select1(expression, doc));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-xpath-injection
  res.json(xpath.select('//user', doc).filter((each) => each.id === req.query.id));
});

app.get('/item/4', async (req, res) => {
  const id = Number(req.query.id);
  // ok: javascript-flow-xpath-injection
  res.json(xpath.select(`//user[@id='${id}']`, doc));
});
