const fs = require('fs');
function head(file) {
  // ruleid: javascript-file-descriptor-not-closed
  const fd = fs.openSync(file, 'r');
  const b = Buffer.alloc(10);
  fs.readSync(fd, b, 0, 10, 0);
  return b;
}
function note(file, text) {
  // ruleid: javascript-file-descriptor-not-closed
  const fd = fs.openSync(file, 'a');
  fs.writeSync(fd, text);
}
function safe(file) {
  // ok: javascript-file-descriptor-not-closed
  const fd = fs.openSync(file, 'r');
  try {
    fs.readSync(fd, b, 0, 10, 0);
  } finally {
    fs.closeSync(fd);
  }
}
function handed(file) {
  // ok: javascript-file-descriptor-not-closed
  const fd = fs.openSync(file, 'r');
  return fd;
}
