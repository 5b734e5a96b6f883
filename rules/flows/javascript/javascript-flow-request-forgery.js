const axios = require('axios');
const http = require('http');
const express = require('express');

const app = express();

app.get('/item/1', async (req, res) => {
  // ruleid: javascript-flow-request-forgery
  const found = await axios.get(req.query.url);
  res.json(found.data);
});

app.get('/item/2', async (req, res) => {
  const { host } = req.query;
  // ruleid: javascript-flow-request-forgery
  http.get('http://' + host + '/status', (answer) => answer.pipe(res));
});

app.get('/item/3', async (req, res) => {
  // ok: javascript-flow-request-forgery
  const found = await axios.get('https://example.org/users/' + encodeURIComponent(req.query.id));
  res.json(found.data);
});

app.get('/item/4', async (req, res) => {
  const HOSTS = { one: 'http://one.internal/', two: 'http://two.internal/' };
  // ok: javascript-flow-request-forgery
  const found = await fetch(HOSTS[req.query.host]);
  res.json(await found.json());
});

self.addEventListener('message', async (event) => {
  // ok: javascript-flow-request-forgery
  const answer = await fetch(event.data.url);
  self.postMessage(await answer.text());
});
