const fs = require('fs');
const path = require('path');
const unzipper = require('unzipper');
fs.createReadStream('a.zip').pipe(unzipper.Parse()).on('entry', (entry) => {
  const target = path.join('out', entry.path);
  // ruleid: javascript-zip-slip
  entry.pipe(fs.createWriteStream(target));
});
zip.getEntries().forEach((zipEntry) => {
  // ruleid: javascript-zip-slip
  fs.writeFileSync('out/' + zipEntry.entryName, zipEntry.getData());
});
fs.createReadStream('b.zip').pipe(unzipper.Parse()).on('entry', (entry) => {
  const target = path.resolve('out', entry.path);
  if (!target.startsWith(path.resolve('out') + path.sep)) { return; }
  // ok: javascript-zip-slip
  entry.pipe(fs.createWriteStream(target));
});
zip.getEntries().forEach((zipEntry) => {
  // ok: javascript-zip-slip
  fs.writeFileSync('out/' + path.basename(zipEntry.entryName), zipEntry.getData());
});
