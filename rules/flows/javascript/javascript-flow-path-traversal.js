const express = require('express');
const fs = require('fs');
const path = require('path');

const app = express();
const ROOT = '/srv/files';

app.get('/file/1', (req, res) => {
  // ruleid: javascript-flow-path-traversal
  fs.readFile(path.join(ROOT, req.query.name), (error, data) => res.json(data));
});

app.get('/file/2', (req, res) => {
  // ruleid: javascript-flow-path-traversal
  res.sendFile(ROOT + '/' + req.params.name);
});

app.get('/file/3', (req, res) => {
  const name = path.basename(req.query.name);
  // ok: javascript-flow-path-traversal
  fs.readFile(path.join(ROOT, name), (error, data) => res.json(data));
});

app.get('/file/4', (req, res) => {
  const full = path.resolve(ROOT, req.query.name);
  if (!full.startsWith(ROOT)) {
    return res.sendStatus(400);
  }
  // ok: javascript-flow-path-traversal
  fs.createReadStream(full).pipe(res);
});

app.get('/file/5', (req, res, next) => {
  // ok: javascript-flow-path-traversal
  res.download(req.params.file.join('/'), { root: ROOT }, next);
});
