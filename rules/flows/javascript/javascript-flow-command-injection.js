const { exec, execFile, spawn } = require('child_process');
const express = require('express');

const app = express();

app.get('/ping/1', (req, res) => {
  // ruleid: javascript-flow-command-injection
  exec('ping -c 1 ' + req.query.host, (error, out) => res.json(out));
});

app.get('/ping/2', (req, res) => {
  const { host } = req.query;
  // ruleid: javascript-flow-command-injection
  spawn('sh', ['-c', `ping ${host}`]);
  res.end();
});

app.get('/ping/3', (req, res) => {
  const { host } = req.query;
  // ok: javascript-flow-command-injection
  execFile('ping', ['-c', '1', host], (error, out) => res.json(out));
});

app.get('/ping/4', (req, res) => {
  const ALLOWED = ['alpha', 'beta'];
  const { host } = req.query;
  if (!ALLOWED.includes(host)) {
    return res.sendStatus(400);
  }
  // ok: javascript-flow-command-injection
  exec('ping -c 1 ' + host);
});
