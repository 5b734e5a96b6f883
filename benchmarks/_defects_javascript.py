"""Templates of JavaScript and TypeScript for seeded flaws and their harmless twins."""

HEADS = [
    "'use strict';\n\n@{all}",
    "/**\n * Routes of @{table}.\n *\n * @license MIT\n * Copyright (c) @{year} @{Other} Ltd.\n */\n\n@{all}",
    "@{all}",
    "// @{Noun} module: everything about @{table} that the @{others} page needs.\n\n@{all}",
]

FRAMES = r"""
#### express
+ const express = require('express');
^ const router = express.Router();
router.get('/@{url}', async (req@{Request}, res@{Response}) => {
  const @{v0} = req.query.@{param}@{asString};
  @{body}
  @{end}
});
==== end
res.json({ @{noun}: String(result) });
==== end response
return result;
==== end void
res.status(204).end();

#### express
+ const express = require('express');
^ const app = express();
^ app.use(express.json());
async function @{handler}(req@{Request}, res@{Response}) {
  const @{v0} = req.body.@{param};
  if (!@{v0}) {
    return res.status(400).json({ error: 'missing @{param}' });
  }
  @{body}
  @{end}
}

app.post('/api/@{url}', @{handler});
==== end
return res.json({ items: String(result), page: 1 });
==== end response
return result;
==== end void
return res.sendStatus(202);

#### express
+ const express = require('express');
^ const routes = express.Router();
routes.post('/@{table}/:@{param}', async function @{handler}(req@{Request}, res@{Response}, next@{Next}) {
  try {
    const @{v0} = req.params.@{param};
    @{body}
    @{end}
  } catch (error) {
    next(error);
  }
});
==== end
res.send({ count: String(result).length });
==== end response
void result;
==== end void
res.end();

#### koa
+ const Router = require('@koa/router');
^ const router = new Router({ prefix: '/@{table}' });
router.get('/@{param}', async (ctx@{Any}) => {
  const @{v0} = ctx.request.query.@{param};
  @{body}
  @{end}
});
==== end
ctx.body = { @{noun}: String(result) };
==== end response
ctx.body = result;
==== end void
ctx.status = 204;

#### http
+ const http = require('http');
+ const url = require('url');
^ const PORT = Number(process.env.PORT || 8@{n2});
const server = http.createServer(async (req, res) => {
  const @{v0} = String(url.parse(req.url@{Bang}, true).query.@{param});
  @{body}
  @{end}
});

server.listen(PORT);
==== end
res.writeHead(200, { 'Content-Type': 'application/json' });
res.end(JSON.stringify({ result: String(result) }));
==== end response
void result;
==== end void
res.end();
"""

CARRIERS = r"""
#### pass
const @{b} = @{a}.trim();
#### pass
const @{b} = @{a};
#### pass
const @{b} = `${@{a}}`;
#### pass
const @{t}@{StringList} = [];
@{t}.push(@{a});
const @{b} = @{t}.join('');
#### pass
const @{t} = Buffer.from(@{a}, 'utf8').toString('base64');
const @{b} = Buffer.from(@{t}, 'base64').toString('utf8');
#### pass
const @{b} = @{a} || 'none';
#### pass
const { @{param2}: @{b} } = { @{param2}: @{a} };
#### pass
let @{b} = '';
if (@{a}.length < @{n2}) {
  @{b} = @{a};
}

#### constant
const @{t} = @{a}.length;
const @{b} = @{t} > 100 ? @{a}.slice(1) : @{a};
==== good
const @{t} = @{a}.length;
const @{b} = @{t} > 100 ? 'long' : @{const};
#### constant
^ const DEFAULT_@{NOUN} = @{const};
const @{t} = { wanted: @{a}, fallback: DEFAULT_@{NOUN} };
const @{b} = @{t}.wanted;
==== good
^ const DEFAULT_@{NOUN} = @{const};
const @{t} = @{a}.length;
const @{b} = DEFAULT_@{NOUN} + (@{t} > 1000 ? '' : '');

#### overwritten
let @{b} = @{const};
if (@{a}) {
  @{b} = @{a};
}
==== good
let @{b} = @{a};
if (@{b}.length > 3) {
  @{b} = @{b}.trim();
}
@{b} = @{const};
#### overwritten
let @{b} = '';
@{b} += @{a};
==== good
let @{b} = '';
@{b} += @{a};
@{b} = @{const};

#### branch
let @{b};
const @{t} = @{n1};
if (5 * 20 + @{t} > 90) {
  @{b} = @{a};
} else {
  @{b} = @{const};
}
==== good
let @{b};
const @{t} = @{n1};
if (5 * 20 + @{t} > 90) {
  @{b} = @{const};
} else {
  @{b} = @{a};
}
#### branch
let @{b} = @{const};
const @{t}@{String} = '@{k1}';
switch (@{t}) {
  case '@{k1}':
    @{b} = @{a};
    break;
  default:
    @{b} = 'other';
}
==== good
let @{b} = @{const};
const @{t}@{String} = '@{k1}';
switch (@{t}) {
  case '@{k2}':
    @{b} = @{a};
    break;
  default:
    @{b} = @{const};
}
#### branch
const @{b} = 7 - 2 > 4 ? @{a} : @{const};
==== good
const @{b} = 7 - 2 > 4 ? @{const} : @{a};

#### element
const @{t} = new Map();
@{t}.set('@{k1}', @{const});
@{t}.set('@{k2}', @{a});
const @{b} = @{t}.get('@{k2}');
==== good
const @{t} = new Map();
@{t}.set('@{k1}', @{const});
@{t}.set('@{k2}', @{a});
const @{b} = @{t}.get('@{k1}');
#### element
const @{t} = [@{const}, @{a}, 'last'];
const @{b} = @{t}[1];
==== good
const @{t} = [@{const}, @{a}, 'last'];
const @{b} = @{t}[0];
#### element
const @{t} = { @{k1}: @{const}, @{k2}: @{a} };
const @{b} = @{t}.@{k2};
==== good
const @{t} = { @{k1}: @{const}, @{k2}: @{a} };
const @{b} = @{t}.@{k1};
#### element
const @{t} = ['unused', @{a}, @{const}];
@{t}.shift();
const @{b} = @{t}[0];
==== good
const @{t} = ['unused', @{a}, @{const}];
@{t}.shift();
const @{b} = @{t}[1];

#### allow-list
^ const ALLOWED_@{NOUN} = new Set([@{const}, '@{k1}', '@{k2}']);
if (!ALLOWED_@{NOUN}.has(@{v})) {
  console.warn('unexpected @{param}');
}
==== good
^ const ALLOWED_@{NOUN} = new Set([@{const}, '@{k1}', '@{k2}']);
if (!ALLOWED_@{NOUN}.has(@{v})) {
  throw new Error('unexpected @{param}');
}
#### allow-list
^ const KNOWN_@{NOUN} = ['@{k1}', '@{k2}', @{const}];
if (KNOWN_@{NOUN}.includes(@{v})) {
  console.log('known @{param}');
}
==== good
^ const KNOWN_@{NOUN} = ['@{k1}', '@{k2}', @{const}];
if (!KNOWN_@{NOUN}.includes(@{v})) {
  throw new RangeError('unexpected @{param}');
}
"""

SINKS = r"""
#### sql 89
+ const mysql = require('mysql2/promise');
^ const pool = mysql.createPool({ host: 'db.@{noun}.org', database: '@{noun}' });
~ String(Number.parseInt(@{v}, 10))
~ mysql.escape(@{v})
const [rows] = await pool.query("SELECT id, total FROM @{table} WHERE owner = '" + @{v} + "'");@{!}
const result = rows;
==== parameterised
const [rows] = await pool.query('SELECT id, total FROM @{table} WHERE owner = ?', [@{v}]);
const result = rows;
#### sql 89
+ const { Pool } = require('pg');
^ const database = new Pool();
const statement = `UPDATE @{table} SET state = 'done' WHERE @{param} = '${@{v}}'`;@{!}
const result = await database.query(statement);@{!}
==== parameterised
const statement = "UPDATE @{table} SET state = 'done' WHERE @{param} = $1";
const result = await database.query(statement, [@{v}]);
#### sql 89
+ const { Sequelize, QueryTypes } = require('sequelize');
^ const sequelize = new Sequelize('postgres://db.@{noun}.org/@{noun}');
const result = await sequelize.query(`SELECT * FROM @{table} WHERE @{param} LIKE '%${@{v}}%'`, { type: QueryTypes.SELECT });@{!}
==== parameterised
const result = await sequelize.query('SELECT * FROM @{table} WHERE @{param} LIKE :wanted', {
  replacements: { wanted: `%${@{v}}%` },
  type: QueryTypes.SELECT,
});
#### nosql 943,89
+ const { MongoClient } = require('mongodb');
^ const mongo = new MongoClient(process.env.MONGO_URL);
~ String(@{v})
const result = await mongo.db('@{noun}').collection('@{table}').findOne({ $where: "this.owner == '" + @{v} + "'" });@{!}
==== right API
const result = await mongo.db('@{noun}').collection('@{table}').findOne({ owner: { $eq: @{v} } });

#### command 78
+ const { execSync } = require('child_process');
$ '/srv/export'
const result = execSync('du -sh ' + @{v}).toString();@{!}
==== right API
+ const { execFileSync } = require('child_process');
const result = execFileSync('du', ['-sh', '--', @{v}]).toString();
==== guard before use
if (!/^[a-z0-9]{1,40}$/i.test(@{v})) {
  throw new Error('not a name');
}
#### command 78
+ const { promisify } = require('util');
+ const { exec } = require('child_process');
$ 'localhost'
const { stdout } = await promisify(exec)(`ping -c 1 ${@{v}}`);@{!}
const result = stdout;
==== right API
+ const { promisify } = require('util');
+ const { execFile } = require('child_process');
const { stdout } = await promisify(execFile)('ping', ['-c', '1', '--', @{v}]);
const result = stdout;
#### command 78
+ const { spawn } = require('child_process');
$ 'main.log'
const child = spawn('tail -n 20 /var/log/@{noun}/' + @{v}, { shell: true });@{!}
const result = child.pid;
==== right API
const child = spawn('tail', ['-n', '20', '--', '/var/log/@{noun}/' + encodeURIComponent(@{v})]);
const result = child.pid;

#### code 94,95
$ '1 + 1'
const result = eval('(' + @{v} + ')');@{!}
==== right API
const result = JSON.parse(@{v});
#### code 94,95
$ 'return 1'
const compute = new Function('total', @{v});@{!}
const result = compute(@{n1});@{!}
==== right API
const compute = (total@{Number}, factor@{Number}) => total * factor;
const result = compute(@{n1}, Number(@{v}));
#### code 94,95
+ const vm = require('vm');
$ '1 + 1'
const result = vm.runInNewContext(@{v}, { total: @{n1} });@{!}

#### template 1336,94
+ const Handlebars = require('handlebars');
$ 'Hello'
const template = Handlebars.compile('<p>' + @{v} + ' {{name}}</p>');@{!}
const result = template({ name: '@{noun}' });@{!}
==== right API
const template = Handlebars.compile('<p>{{greeting}} {{name}}</p>');
const result = template({ greeting: @{v}, name: '@{noun}' });
#### template 1336,94
+ const ejs = require('ejs');
$ '<p>total</p>'
const result = ejs.render(@{v}, { total: @{n1} });@{!}
==== right API
const result = ejs.render('<p><%= heading %></p>', { heading: @{v}, total: @{n1} });
#### template 1336,94
+ const pug = require('pug');
$ 'p hello'
const result = pug.render('h1 ' + @{v});@{!}
==== right API
const result = pug.render('h1= heading', { heading: @{v} });

#### path 22
+ const fs = require('fs');
+ const path = require('path');
^ const UPLOADS = '/srv/@{noun}/uploads';
~ path.basename(@{v})
$ 'readme.txt'
const file = path.join(UPLOADS, @{v});
const result = fs.readFileSync(file, 'utf8');@{!}
==== guard before use
if (!path.resolve(UPLOADS, @{v}).startsWith(UPLOADS + path.sep)) {
  throw new Error('outside of the folder');
}
#### path 22
+ const { readFile } = require('fs/promises');
$ 'summary.csv'
const result = await readFile('/srv/@{noun}/reports/' + @{v});@{!}
==== guard before use
if (!/^[\w-]+\.csv$/.test(@{v})) {
  throw new Error('illegal name');
}
#### path 22
+ const fs = require('fs');
$ 'old.tmp'
fs.unlinkSync(`/var/spool/@{noun}/${@{v}}`);@{!}
const result = 'deleted';
==== guard before use
+ const fs = require('fs');
+ const path = require('path');
if (path.basename(@{v}) !== @{v} || @{v} === '..') {
  throw new Error('illegal name');
}
#### path 22 express response void
! res
$ 'logo.png'
res.sendFile('/srv/@{noun}/files/' + @{v});@{!}
==== right API
res.sendFile(@{v}, { root: '/srv/@{noun}/files' });

#### ssrf 918
+ const axios = require('axios');
$ 'https://status.@{noun}.org/health'
const response = await axios.get(@{v}, { timeout: 5000 });@{!}
const result = response.data;
==== guard before use
if (new URL(@{v}).hostname !== 'status.@{noun}.org') {
  throw new Error('host not allowed');
}
==== right API
const response = await axios.get('https://api.@{noun}.org/items', { params: { q: @{v} }, timeout: 5000 });
const result = response.data;
#### ssrf 918
$ 'https://api.@{noun}.org/items'
const answer = await fetch(@{v});@{!}
const result = await answer.text();
==== guard before use
if (!@{v}.startsWith('https://api.@{noun}.org/')) {
  throw new Error('host not allowed');
}
#### ssrf 918
+ const https = require('https');
$ 'api.@{noun}.org'
const result = https.get(`https://${@{v}}/latest/@{table}`);@{!}

#### xxe 611 constant overwritten branch element allow-list
+ const libxmljs = require('libxmljs2');
$ '<@{noun}/>'
const document = libxmljs.parseXml(@{v}, { noent: true, nonet: false });@{!}
const result = document.root().text();
==== right API
const document = libxmljs.parseXml(@{v}, { noent: false, nonet: true });
const result = document.root().text();

#### deserialisation 502
+ const serialize = require('node-serialize');
$ '{}'
const result = serialize.unserialize(@{v});@{!}
==== right API
const result = JSON.parse(@{v});
#### deserialisation 502
+ const v8 = require('v8');
$ '/w8='
const result = v8.deserialize(Buffer.from(@{v}, 'base64'));@{!}
==== right API
const result = JSON.parse(Buffer.from(@{v}, 'base64').toString('utf8'));

#### xss 79 express void
+ const escapeHtml = require('escape-html');
! res
~ escapeHtml(@{v})
res.send('<h1>Results for ' + @{v} + '</h1>');@{!}
==== right API
res.render('@{noun}', { heading: @{v} });
==== right content type
res.type('text/plain').send('results for ' + encodeURIComponent(@{v}));
#### xss 79 http void
! res
~ encodeURIComponent(@{v})
res.writeHead(200, { 'Content-Type': 'text/html' });
res.write(`<div class="@{noun}">${@{v}}</div>`);@{!}
==== right content type
res.writeHead(200, { 'Content-Type': 'text/plain' });
res.write(`@{noun}: ${@{v}}`);
#### xss 79 koa response
+ const he = require('he');
~ he.encode(@{v})
const result = `<ul><li>${@{v}}</li></ul>`;@{!}
#### redirect 601 express void
! res
$ '/home'
res.redirect(@{v});@{!}
==== guard before use
if (!@{v}.startsWith('/') || @{v}.startsWith('//') || @{v}.startsWith('/\\')) {
  throw new Error('only local targets');
}
#### redirect 601 http void
! res
$ '/home'
res.writeHead(302, { Location: @{v} });@{!}
==== right API
res.writeHead(302, { Location: '/search?q=' + encodeURIComponent(@{v}) });
#### ldap 90
+ const ldap = require('ldapjs');
^ const client = ldap.createClient({ url: 'ldaps://directory.@{noun}.org' });
const options = { scope: 'sub', filter: '(&(objectClass=person)(uid=' + @{v} + '))' };@{!}
const result = client.search('ou=people,dc=@{noun}', options, () => {});@{!}
==== right API
const options = { scope: 'sub', filter: new ldap.EqualityFilter({ attribute: 'uid', value: @{v} }) };
const result = client.search('ou=people,dc=@{noun}', options, () => {});
#### xpath 643
+ const xpath = require('xpath');
+ const { DOMParser } = require('@xmldom/xmldom');
^ const tree = new DOMParser().parseFromString('<@{table}/>', 'text/xml');
const result = xpath.select("//@{noun}[@name='" + @{v} + "']/total/text()", tree);@{!}
==== parameterised
const result = xpath.parse('//@{noun}[@name=$wanted]/total/text()').select({ node: tree, variables: { wanted: @{v} } });
#### regex 1333,400,730
+ const escapeRegExp = require('lodash.escaperegexp');
~ escapeRegExp(@{v})
$ '[a-z]+'
const result = new RegExp('^(' + @{v} + ')+$').test('@{noun}');@{!}
#### prototype 1321,915
^ const settings@{Any} = { theme: {} };
$ 'color'
settings[@{v}]['@{k1}'] = @{n1};@{!}
const result = Object.keys(settings);
==== guard before use
if (@{v} === '__proto__' || @{v} === 'constructor' || @{v} === 'prototype') {
  throw new Error('illegal name');
}
#### log 117
~ @{v}.replace(/[\r\n]/g, '')
console.error('failed login of ' + @{v});@{!}
const result = 'logged';
"""

PAIRS = r"""
#### hash 328
+ const crypto = require('crypto');
function @{g1}(password@{String}, salt@{String}) {
  return crypto.createHash('md5').update(salt + password).digest('hex');@{!}
}
==== right API
function @{g1}(password@{String}, salt@{String}) {
  return crypto.scryptSync(password, salt, 64).toString('hex');
}
#### crypto 327
+ const crypto = require('crypto');
function @{g1}(key@{Buffer}, iv@{Buffer}, message@{String}) {
  const cipher = crypto.createCipheriv('des-ede3-cbc', key, iv);@{!}
  return Buffer.concat([cipher.update(message, 'utf8'), cipher.final()]);
}
==== right API
function @{g1}(key@{Buffer}, iv@{Buffer}, message@{String}) {
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([cipher.update(message, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
#### crypto 327
+ const crypto = require('crypto');
function @{g1}(key@{Buffer}, message@{Buffer}) {
  const algorithm = 'aes-128-ecb';
  const cipher = crypto.createCipheriv(algorithm, key, null);@{!}
  return Buffer.concat([cipher.update(message), cipher.final()]);
}
==== right API
function @{g1}(key@{Buffer}, message@{Buffer}) {
  const algorithm = 'aes-256-gcm';
  const nonce = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv(algorithm, key, nonce);
  return Buffer.concat([nonce, cipher.update(message), cipher.final()]);
}
#### random 330,338
function @{g1}() {
  const token = Math.random().toString(36).slice(2);@{!}
  return `session-${token}`;
}
==== right API
+ const crypto = require('crypto');
function @{g1}() {
  const token = crypto.randomBytes(24).toString('hex');
  return `session-${token}`;
}
==== not for security
function @{g1}() {
  const jitter = Math.floor(Math.random() * 250);
  return 1000 + jitter;
}
#### cookie 614,1004
function @{g1}(res@{Any}, token@{String}) {
  res.cookie('session', token, { httpOnly: false, secure: false });@{!}
  return token.length;
}
==== right API
function @{g1}(res@{Any}, token@{String}) {
  res.cookie('session', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  return token.length;
}
#### tls 295
+ const https = require('https');
function @{g1}(host@{String}) {
  const agent = new https.Agent({ rejectUnauthorized: false, keepAlive: true });@{!}
  return https.request({ host, agent, method: 'GET' });
}
==== right API
function @{g1}(host@{String}) {
  const agent = new https.Agent({ rejectUnauthorized: true, keepAlive: true });
  return https.request({ host, agent, method: 'GET' });
}
#### cors 942,346
+ const cors = require('cors');
function @{g1}(app@{Any}) {
  app.use(cors({ origin: '*', credentials: true }));@{!}
  return app;
}
==== right form
function @{g1}(app@{Any}) {
  app.use(cors({ origin: 'https://www.@{noun}.org', credentials: true }));
  return app;
}
#### jwt 347
+ const jwt = require('jsonwebtoken');
function @{g1}(token@{String}) {
  const claims@{Any} = jwt.decode(token);@{!}
  return claims.role === 'admin';
}
==== right API
function @{g1}(token@{String}, key@{String}) {
  const claims@{Any} = jwt.verify(token, key, { algorithms: ['RS256'] });
  return claims.role === 'admin';
}
#### dom-xss 79
function @{g1}(panel@{Any}) {
  const wanted = new URLSearchParams(window.location.search).get('@{param}');
  panel.innerHTML = '<b>' + wanted + '</b>';@{!}
  return panel;
}
==== right API
function @{g1}(panel@{Any}) {
  const wanted = new URLSearchParams(window.location.search).get('@{param}');
  panel.textContent = wanted;
  return panel;
}
#### dom-xss 79
function @{g1}() {
  const name = decodeURIComponent(location.hash.slice(1));
  document.write('<h2>' + name + '</h2>');@{!}
}
==== right API
function @{g1}() {
  const name = decodeURIComponent(location.hash.slice(1));
  const heading = document.createElement('h2');
  heading.textContent = name;
  document.body.appendChild(heading);
}
#### message-origin 346,345
function @{g1}(apply@{Any}) {
  window.addEventListener('message', (event@{Any}) => {@{!}
    apply(JSON.parse(event.data));@{!}
  });
}
==== guard before use
function @{g1}(apply@{Any}) {
  window.addEventListener('message', (event@{Any}) => {
    if (event.origin !== 'https://www.@{noun}.org') {
      return;
    }
    apply(JSON.parse(event.data));
  });
}
#### swallowed 390,391
+ const fs = require('fs');
function @{g1}(file@{String}) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {}@{!}
  return {};
}
==== handled
function @{g1}(file@{String}) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    console.error('cannot read settings', error);
  }
  return {};
}
#### finally-return 584
function @{g1}(rows@{Any}) {
  let total = 0;
  try {
    for (const row of rows) {
      total += row.amount;
    }
  } finally {
    return total;@{!}
  }
}
==== right form
function @{g1}(rows@{Any}) {
  let total = 0;
  try {
    for (const row of rows) {
      total += row.amount;
    }
  } finally {
    rows.length = 0;
  }
  return total;
}
#### self-comparison 571,570,697
function @{g1}(left@{Any}, right@{Any}) {
  return left.number === left.number && left.state === right.state;@{!}
}
==== right form
function @{g1}(left@{Any}, right@{Any}) {
  return left.number === right.number && left.state === right.state;
}
#### nan-comparison 570,697,571
function @{g1}(text@{String}) {
  const amount = Number.parseFloat(text);
  if (amount === NaN) {@{!}
    return 0;
  }
  return amount;
}
==== right form
function @{g1}(text@{String}) {
  const amount = Number.parseFloat(text);
  if (Number.isNaN(amount)) {
    return 0;
  }
  return amount;
}
#### typeof 570,697,571
function @{g1}(entry@{Any}) {
  if (typeof entry === 'strnig') {@{!}
    return entry.length;
  }
  return 0;
}
==== right form
function @{g1}(entry@{Any}) {
  if (typeof entry === 'string') {
    return entry.length;
  }
  return 0;
}
#### assignment-in-condition 481
function @{g1}(order@{Any}) {
  if (order.state = 'closed') {@{!}
    return order.total;
  }
  return 0;
}
==== right form
function @{g1}(order@{Any}) {
  if (order.state === 'closed') {
    return order.total;
  }
  return 0;
}
#### dead 561
function @{g1}(items@{Any}) {
  for (const item of items) {
    if (item.open) {
      return item;
      item.seen = true;@{!}
    }
  }
  return null;
}
==== right form
function @{g1}(items@{Any}) {
  for (const item of items) {
    if (item.open) {
      item.seen = true;
      return item;
    }
  }
  return null;
}
#### duplicate-key 563,561,1164
function @{g1}() {
  return {
    open: '@{k1}',@{!}
    closed: '@{k2}',
    open: '@{k3}',@{!}
  };
}
==== right form
function @{g1}() {
  return {
    open: '@{k1}',
    closed: '@{k2}',
    fresh: '@{k3}',
  };
}
#### fallthrough 484
function @{g1}(kind@{String}) {
  let price = 0;
  switch (kind) {
    case '@{k1}':
      price = @{n1};@{!}
    case '@{k2}':
      price = @{n2};
      break;
    default:
      price = 1;
  }
  return price;
}
==== right form
function @{g1}(kind@{String}) {
  let price = 0;
  switch (kind) {
    case '@{k1}':
      price = @{n1};
      break;
    case '@{k2}':
      price = @{n2};
      break;
    default:
      price = 1;
  }
  return price;
}
#### async-foreach 662,691,362
async function @{g1}(items@{Any}, save@{Any}) {
  let saved = 0;
  items.forEach(async (item@{Any}) => {@{!}
    await save(item);@{!}
    saved += 1;
  });
  return saved;
}
==== right form
async function @{g1}(items@{Any}, save@{Any}) {
  let saved = 0;
  for (const item of items) {
    await save(item);
    saved += 1;
  }
  return saved;
}
#### timeout-string 95,94
function @{g1}(name@{String}) {
  setTimeout('refresh("' + name + '")', @{n2});@{!}
}
==== right form
function @{g1}(name@{String}) {
  setTimeout(() => console.log(name), @{n2});
}
#### redos 1333,400
^ const NAME_PATTERN = /^([a-z0-9]+\s?)+$/;@{!}
function @{g1}(text@{String}) {
  return NAME_PATTERN.test(text);
}
==== right form
^ const TITLE_PATTERN = /^[a-z0-9]+( [a-z0-9]+)*$/;
function @{g1}(text@{String}) {
  return TITLE_PATTERN.test(text.slice(0, 80));
}
#### permissions 732,276
+ const fs = require('fs');
function @{g1}(file@{String}, text@{String}) {
  fs.writeFileSync(file, text, { mode: 0o777 });@{!}
  return file;
}
==== right form
function @{g1}(file@{String}, text@{String}) {
  fs.writeFileSync(file, text, { mode: 0o640 });
  return file;
}
#### null 476,690
function @{g1}(list@{Any}, id@{Number}) {
  const match = list.find((each@{Any}) => each.id === id);
  if (!match) {
    console.log('no match for ' + match.id);@{!}
  }
  return match;
}
==== guard before use
function @{g1}(list@{Any}, id@{Number}) {
  const match = list.find((each@{Any}) => each.id === id);
  if (!match) {
    console.log('no match for ' + id);
  }
  return match;
}
#### exposure 209
function @{g1}(error@{Any}, req@{Any}, res@{Any}, next@{Any}) {
  res.status(500).send(error.stack);@{!}
}
==== right form
function @{g1}(error@{Any}, req@{Any}, res@{Any}, next@{Any}) {
  console.error(error);
  res.status(500).send('internal error');
}
#### listener-leak 772,401,404
+ const fs = require('fs');
function @{g1}(file@{String}) {
  const handle = fs.openSync(file, 'r');@{!}
  const buffer = Buffer.alloc(@{n3});
  fs.readSync(handle, buffer, 0, @{n3}, 0);
  return buffer.toString('utf8');
}
==== released
function @{g1}(file@{String}) {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(@{n3});
    fs.readSync(handle, buffer, 0, @{n3}, 0);
    return buffer.toString('utf8');
  } finally {
    fs.closeSync(handle);
  }
}
"""

FILLERS = r"""
#### filler
function paginate(items@{Any}, page@{Number}, size = @{n1}) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const first = (Math.min(page, pages) - 1) * size;
  return { rows: items.slice(first, first + size), pages };
}
#### filler
/**
 * Amount in cents as text with two digits.
 */
function formatAmount(cents@{Number}) {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  return `${sign}${whole}.${rest} EUR`;
}
#### filler
class @{Third}Cache {
  constructor(size = @{n2}) {
    this.size = size;
    this.items = new Map();
  }

  lookup(key@{String}) {
    return this.items.get(key);
  }

  keep(key@{String}, item@{Any}) {
    this.items.set(key, item);
    if (this.items.size > this.size) {
      this.items.delete(this.items.keys().next().value);
    }
    return item;
  }
}
#### filler
const dueDate = (start@{Any}, days@{Number}) => {
  const due = new Date(start.getTime());
  due.setDate(due.getDate() + days);
  while (due.getDay() === 0 || due.getDay() === 6) {
    due.setDate(due.getDate() + 1);
  }
  return due;
};
#### filler
function countBy@{Third}(rows@{Any}) {
  const counts = new Map();
  for (const row of rows) {
    const key = row.@{third} ?? 'unknown';
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.entries()].sort((a, b) => b[1] - a[1]);
}
#### filler
function slugOf(title@{String}) {
  return title
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word.length > 0)
    .join('-');
}
#### filler
async function retry(action@{Any}, attempts = 3) {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      console.warn('attempt failed', attempt, error);
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
    }
  }
  return action();
}
#### filler
const @{Other}State = Object.freeze({
  NEW: 'new',
  ACTIVE: 'active',
  CLOSED: 'closed',
});

function isFinal(state@{String}) {
  return state === @{Other}State.CLOSED;
}
#### filler
function mergeTotals(left@{Any}, right@{Any}) {
  return {
    count: left.count + right.count,
    amount: left.amount + right.amount,
    last: left.last > right.last ? left.last : right.last,
  };
}
#### filler
function validate@{Other}(entry@{Any}) {
  const problems@{StringList} = [];
  if (!entry.title) {
    problems.push('title is missing');
  }
  if (!(entry.amount > 0)) {
    problems.push('amount must be positive');
  }
  if (entry.tags && entry.tags.length > @{n1}) {
    problems.push('too many tags');
  }
  return problems;
}
"""

#: What stands for a type: nothing in JavaScript.
TYPES = {
    "Request": ": Request", "Response": ": Response", "Next": ": NextFunction", "Any": ": any", "String": ": string",
    "Number": ": number", "Buffer": ": Buffer", "StringList": ": string[]", "asString": " as string", "Bang": "!",
}  # fmt: skip
