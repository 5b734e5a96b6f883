const fs = require('fs');
const path = require('path');
app.get('/file', (req, res) => {
  // ruleid: javascript-path-traversal
  fs.readFile('/data/' + req.query.name, (err, data) => res.send(data));
  const full = path.join(__dirname, 'files', req.params.name);
  // ruleid: javascript-path-traversal
  res.sendFile(full);
  // ruleid: javascript-path-traversal
  fs.createReadStream(`./up/${req.body.file}`).pipe(res);
  // ruleid: javascript-path-traversal
  fs.promises.unlink(full);
});
app.get('/safe', async (req, res) => {
  // ok: javascript-path-traversal
  fs.readFile(path.join('/data', path.basename(req.query.name)), () => {});
  // ok: javascript-path-traversal
  res.sendFile(req.params.name, { root: '/data' });
  const full = path.resolve('/data', req.params.name);
  if (!full.startsWith('/data/')) { return res.status(403).end(); }
  // ok: javascript-path-traversal
  fs.readFileSync(full);
  // ok: javascript-path-traversal
  fs.writeFile('/data/fixed.json', req.body.text, () => {});
  // ok: javascript-path-traversal
  res.render('page', { file: req.query.file });
});
