const escapeHtml = require('escape-html');
const express = require('express');

const app = express();

app.get('/page/1', (req, res) => {
  // ruleid: javascript-flow-cross-site-scripting
  res.send('<h1>' + req.query.name + '</h1>');
});

app.get('/page/2', (req, res) => {
  const name = req.body.name || 'nobody';
  // ruleid: javascript-flow-cross-site-scripting
  res.status(200).send(`<h1>${name}</h1>`);
});

app.get('/page/3', (req, res) => {
  // ok: javascript-flow-cross-site-scripting
  res.send('<h1>' + escapeHtml(req.query.name) + '</h1>');
});

app.get('/page/4', (req, res) => {
  // ok: javascript-flow-cross-site-scripting
  res.json({ name: req.query.name });
});

function show() {
  const target = document.getElementById('target');
  // ruleid: javascript-flow-cross-site-scripting
  target.innerHTML = location.hash.slice(1);
  // ok: javascript-flow-cross-site-scripting
  target.textContent = location.hash.slice(1);
}
