const jwt = require('jsonwebtoken');
// ruleid: javascript-jwt-none-algorithm
const a = jwt.sign({ user: 1 }, '', { algorithm: 'none' });
// ruleid: javascript-jwt-none-algorithm
const b = jwt.verify(token, null, { algorithms: ['HS256', 'none'] });
// ok: javascript-jwt-none-algorithm
const c = jwt.verify(token, key, { algorithms: ['HS256'] });
// ok: javascript-jwt-none-algorithm
const d = jwt.sign({ user: 1 }, key, { algorithm: 'RS256' });
