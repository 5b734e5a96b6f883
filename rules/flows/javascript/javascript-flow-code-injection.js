const express = require('express');
const vm = require('vm');

const app = express();

app.get('/code/1', (req, res) => {
  // ruleid: javascript-flow-code-injection
  const value = eval(req.query.code);
  res.json(value);
});

app.get('/code/2', (req, res) => {
  const script = 'x = ' + req.body.code;
  // ruleid: javascript-flow-code-injection
  vm.runInNewContext(script, {});
  // ruleid: javascript-flow-code-injection
  const f = new Function('a', 'return ' + req.body.code);
  res.json(f(1));
});

app.get('/code/3', (req, res) => {
  // ok: javascript-flow-code-injection
  const value = JSON.parse(req.query.code);
  res.json(value);
});

app.get('/code/4', (req, res) => {
  const debug = false;
  const code = debug ? req.query.code : '1 + 1';
  // ok: javascript-flow-code-injection
  res.json(eval(code));
});
