const vm = require('vm');
app.post('/calc', (req, res) => {
  // ruleid: javascript-code-injection
  res.json(eval(req.body.expression));
  // ruleid: javascript-code-injection
  const f = new Function('x', 'return ' + req.query.body);
  const code = req.body.code;
  // ruleid: javascript-code-injection
  vm.runInNewContext(code, {});
  // ruleid: javascript-code-injection
  setTimeout('log(' + req.query.x + ')', 10);
});
app.post('/safe', (req, res) => {
  // ok: javascript-code-injection
  eval('1 + 1');
  // ok: javascript-code-injection
  res.json(JSON.parse(req.body.data));
  // ok: javascript-code-injection
  setTimeout(() => { log(req.query.x); }, 10);
  // ok: javascript-code-injection
  eval('x(' + Number(req.body.n) + ')');
});
