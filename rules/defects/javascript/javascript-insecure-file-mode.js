const fs = require('fs');
// ruleid: javascript-insecure-file-mode
fs.chmodSync('/srv/app/key.pem', 0o777);
// ruleid: javascript-insecure-file-mode
fs.writeFileSync('out.txt', data, { mode: 0o666 });
// ruleid: javascript-insecure-file-mode
fs.chmod(file, '777', () => {});
// ruleid: javascript-insecure-file-mode
process.umask(0);
// ok: javascript-insecure-file-mode
fs.chmodSync('/srv/app/key.pem', 0o600);
// ok: javascript-insecure-file-mode
fs.mkdirSync('x', { mode: 0o755 });
