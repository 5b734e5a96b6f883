const fs = require('fs');
function read(p) {
  // ruleid: javascript-check-then-use-of-file
  if (fs.existsSync(p)) {
    return fs.readFileSync(p);
  }
  // ruleid: javascript-check-then-use-of-file
  if (!fs.existsSync(p)) { fs.writeFileSync(p, ''); }
  // ok: javascript-check-then-use-of-file
  if (fs.existsSync(p)) { return true; }
  // ok: javascript-check-then-use-of-file
  const text = fs.readFileSync(p);
}
