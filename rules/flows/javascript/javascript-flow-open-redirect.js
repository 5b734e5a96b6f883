const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-open-redirect
  res.redirect(req.query.next);
});

app.get('/item/2', async (req, res) => {
  const next = req.body.next || '/';
  // ruleid: javascript-flow-open-redirect
  res.writeHead(302, { Location: next });
  res.end();
});

app.get('/item/3', async (req, res) => {
  const PAGES = { home: '/home', shop: '/shop' };
  // ok: javascript-flow-open-redirect
  res.redirect(PAGES[req.query.next] || '/');
});

app.get('/item/4', async (req, res) => {
  // ok: javascript-flow-open-redirect
  res.redirect('/users/' + encodeURIComponent(req.query.id));
});
