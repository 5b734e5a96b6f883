app.get('/x', (req, res) => {
  // ruleid: javascript-log-injection
  console.log('user ' + req.query.name);
  // ruleid: javascript-log-injection
  logger.info(`login of ${req.body.user}`);
});
app.get('/y', (req, res) => {
  // ok: javascript-log-injection
  console.log('user ' + req.query.name.replace(/[\r\n]/g, ''));
  // ok: javascript-log-injection
  logger.info(JSON.stringify({ user: req.body.user }));
  // ok: javascript-log-injection
  logger.info('started');
});
