const fs = require('fs');
// ruleid: javascript-callback-error-ignored
fs.readFile('a.json', (err, data) => {
  use(JSON.parse(data));
});
// ruleid: javascript-callback-error-ignored
db.query('select 1', function (error, rows) {
  use(rows);
});
// ok: javascript-callback-error-ignored
fs.readFile('a.json', (err, data) => {
  if (err) { throw err; }
  use(JSON.parse(data));
});
// ok: javascript-callback-error-ignored
fs.readFile('a.json', (_, data) => { use(data); });
// ok: javascript-callback-error-ignored
fs.readFile('a.json', (err, data) => { cb(err, data); });
