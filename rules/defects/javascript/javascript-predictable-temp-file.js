const fs = require('fs');
const os = require('os');
// ruleid: javascript-predictable-temp-file
fs.writeFileSync('/tmp/app.json', data);
// ruleid: javascript-predictable-temp-file
fs.createWriteStream(path.join(os.tmpdir(), 'upload.bin'));
// ok: javascript-predictable-temp-file
fs.writeFileSync('/srv/app.json', data);
// ok: javascript-predictable-temp-file
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'app-'));
// ok: javascript-predictable-temp-file
fs.readFileSync('/tmp/app.json');
