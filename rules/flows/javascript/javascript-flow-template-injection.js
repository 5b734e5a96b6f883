const ejs = require('ejs');
const pug = require('pug');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-template-injection
  res.json(ejs.render('<p>Hello ' + req.query.name + '</p>'));
});

app.get('/item/2', async (req, res) => {
  const { template } = req.body;
  // ruleid: javascript-flow-template-injection
  const render = pug.compile(template);
  res.json(render({}));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-template-injection
  res.json(ejs.render('<p>Hello <%= name %></p>', { name: req.query.name }));
});

app.get('/item/4', async (req, res) => {
  const TEMPLATES = { a: 'p= name', b: 'b= name' };
  // ok: javascript-flow-template-injection
  const render = pug.compile(TEMPLATES[req.query.kind]);
  res.json(render({ name: req.query.name }));
});
