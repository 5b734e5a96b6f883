function login(user, password, req) {
  // ruleid: javascript-sensitive-data-logged
  console.log('login', user, password);
  // ruleid: javascript-sensitive-data-logged
  logger.info(`password: ${req.body.password}`);
  // ruleid: javascript-sensitive-data-logged
  console.log('token ' + user.accessToken);
  // ok: javascript-sensitive-data-logged
  console.log('login', user);
  // ok: javascript-sensitive-data-logged
  logger.info('password changed');
  // ok: javascript-sensitive-data-logged
  console.log('has password', Boolean(password));
}
