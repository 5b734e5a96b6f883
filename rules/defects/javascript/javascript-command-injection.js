const { exec, execFile, spawn, execSync } = require('child_process');
const cp = require('child_process');
app.get('/ping', (req, res) => {
  // ruleid: javascript-command-injection
  exec('ping -c 1 ' + req.query.host, (err, out) => res.send(out));
  const cmd = `nslookup ${req.params.name}`;
  // ruleid: javascript-command-injection
  cp.execSync(cmd);
  // ruleid: javascript-command-injection
  spawn('sh', ['-c', 'ls ' + req.body.dir]);
  // ruleid: javascript-command-injection
  spawn('ls', [req.body.dir], { shell: true });
});
app.get('/safe', (req, res) => {
  // ok: javascript-command-injection
  execFile('ping', ['-c', '1', req.query.host], (err, out) => res.send(out));
  // ok: javascript-command-injection
  spawn('ls', [req.body.dir]);
  // ok: javascript-command-injection
  exec('uptime', (err, out) => res.send(out));
  // ok: javascript-command-injection
  exec('kill ' + Number(req.params.pid));
  if (!/^[a-z0-9.]+$/.test(req.query.host)) { return; }
  const m = /a/.exec(req.query.host);
  // ok: javascript-command-injection
  re.exec(req.query.host);
});
function ask(rl, version) {
  rl.question("Commit? ", (answer) => {
    if (answer === "y") {
      // ok: javascript-command-injection
      execSync(`git commit -m "chore: release ${version}"`);
    }
    // ruleid: javascript-command-injection
    execSync("git tag " + answer);
  });
}
