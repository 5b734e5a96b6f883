const { exec, execSync, execFile } = require('child_process');
function convert(file, cb) {
  // ruleid: javascript-command-built-from-parameter
  exec('convert ' + file + ' out.png', cb);
}
const tag = (name) => {
  const line = `git tag ${name}`;
  // ruleid: javascript-command-built-from-parameter
  return execSync(line).toString();
};
function safe(file, cb) {
  // ok: javascript-command-built-from-parameter
  execFile('convert', [file, 'out.png'], cb);
  // ok: javascript-command-built-from-parameter
  exec('git status', cb);
  // ok: javascript-command-built-from-parameter
  const m = pattern.exec(file);
}
function kill(child, pid) {
  // ok: javascript-command-built-from-parameter
  execSync(`taskkill /PID ${child.pid}`);
  // ok: javascript-command-built-from-parameter
  execSync(`kill -9 ${pid}`);
}
