// ruleid: javascript-jwt-expiration-ignored
const a = jwt.verify(token, key, { ignoreExpiration: true });
// ruleid: javascript-jwt-expiration-ignored
const s = new JwtStrategy({ secretOrKey: k, ignoreExpiration: true }, cb);
// ok: javascript-jwt-expiration-ignored
const b = jwt.verify(token, key, { ignoreExpiration: false });
// ok: javascript-jwt-expiration-ignored
const c = jwt.verify(token, key);
