const express = require('express');
const session = require('express-session');
const app = express();
// ruleid: javascript-session-without-csrf-check
app.use(session({ secret: process.env.KEY }));
app.post('/transfer', (req, res) => { move(req.body.to); });
const shop = express();
// ruleid: javascript-session-without-csrf-check
shop.use(session({ secret: 'x', resave: false }));
shop.post('/buy', buy);
const api = express();
// ok: javascript-session-without-csrf-check
api.use(express.json());
// ok: javascript-session-without-csrf-check
const other = session({ secret: process.env.KEY, cookie: { sameSite: 'strict' } });
