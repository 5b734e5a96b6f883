const fs = require('fs');
function read(name) {
  // ruleid: javascript-path-built-from-parameter
  return fs.readFileSync('/var/data/' + name);
}
function remove(user, file, cb) {
  const full = `./uploads/${file}`;
  // ruleid: javascript-path-built-from-parameter
  fs.unlink(full, cb);
}
function safe(name) {
  // ok: javascript-path-built-from-parameter
  return fs.readFileSync('/var/data/' + path.basename(name));
}
function other(file) {
  // ok: javascript-path-built-from-parameter
  return fs.readFileSync(file);
}
