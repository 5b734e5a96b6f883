app.get('/hello', (req, res) => {
  // ruleid: javascript-reflected-xss
  res.send('<h1>Hello ' + req.query.name + '</h1>');
  // ruleid: javascript-reflected-xss
  res.send(req.query.q);
  const html = `<p>${req.params.id}</p>`;
  // ruleid: javascript-reflected-xss
  res.status(404).send(html);
  // ruleid: javascript-reflected-xss
  res.write('<b>' + req.body.text + '</b>');
});
app.get('/safe', (req, res) => {
  // ok: javascript-reflected-xss
  res.send('<h1>' + escapeHtml(req.query.name) + '</h1>');
  // ok: javascript-reflected-xss
  res.json({ name: req.query.name });
  // ok: javascript-reflected-xss
  res.send({ name: req.query.name });
  // ok: javascript-reflected-xss
  res.type('text/plain').send(req.query.name);
  // ok: javascript-reflected-xss
  res.render('hello', { name: req.query.name });
  // ok: javascript-reflected-xss
  res.send('<p>' + parseInt(req.query.n, 10) + '</p>');
});
app.get('/plain', (req, res) => {
  res.setHeader('Content-Type', 'text/plain');
  // ok: javascript-reflected-xss
  res.end(req.query.name);
});
