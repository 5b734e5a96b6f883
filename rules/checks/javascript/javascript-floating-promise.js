const fs = require('fs');
async function save(data) {
  // ruleid: javascript-floating-promise
  fs.promises.writeFile('a.json', data);
  // ruleid: javascript-floating-promise
  fetch('/api/saved', { method: 'POST' });
  // ok: javascript-floating-promise
  await fs.promises.writeFile('a.json', data);
  // ok: javascript-floating-promise
  fs.promises.writeFile('a.json', data).catch(report);
  // ok: javascript-floating-promise
  return fs.promises.readFile('a.json');
}
