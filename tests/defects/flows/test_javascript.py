import time

import pytest

from dataprep.defects.flows import analyse

_HEAD = (
    "const cp = require('child_process'); const fs = require('fs');"
    "const path = require('path'); const axios = require('axios');\n"
)
_BAD = {
    "module-exports": (
        "javascript",
        "const fs = require('fs');\nmodule.exports = (app) => {\n  app.get('/x', (q, r) => { fs.readFile(q.query.n, () => r.end()); });\n};",
    ),
    "exported-handler": (
        "javascript",
        "const { execSync } = require('node:child_process');\nexports.run = async (req, res) => { res.json(execSync('ls ' + req.params.id)); };",
    ),
    "named-handler": (
        "javascript",
        "import { exec } from 'child_process';\nfunction run(req, res) { exec(req.body.c); }\napp.post('/x', run);",
    ),
    "handler-inside": (
        "javascript",
        "import * as cp from 'child_process';\nfunction make() {\n  return { run(req, res) { cp.exec(req.body.c); } };\n}",
    ),
    "destructured-parameter": (
        "javascript",
        "const cp = require('child_process');\napp.get('/x', ({ query: { c } }, res) => { cp.exec(c); });",
    ),
    "koa": (
        "javascript",
        "const cp = require('child_process');\nrouter.get('/x', async (ctx, next) => { cp.exec(ctx.request.body.c); });",
    ),
    "koa-body": ("javascript", "router.get('/x', (ctx) => { ctx.body = '<p>' + ctx.query.a; });"),
    "plain-server": (
        "javascript",
        "const http = require('http');\nconst url = require('url');\nhttp.createServer((a, b) => {\n  const q = url.parse(a.url, true).query;\n  b.end('<p>' + q.name);\n});",
    ),
    "lambda": (
        "javascript",
        "const cp = require('child_process');\nexports.handler = async (event) => { cp.execSync(event.queryStringParameters.c); };",
    ),
    "message": (
        "javascript",
        "window.addEventListener('message', (event) => { document.getElementById('a').innerHTML = event.data; });",
    ),
    "search-params": (
        "javascript",
        "const q = new URLSearchParams(window.location.search);\ndocument.write('<b>' + q.get('a'));",
    ),
    "promise-then": (
        "javascript",
        "const cp = require('child_process');\napp.get('/x', (req, res) => { read(req.query.c).then((c) => cp.exec(c)); });",
    ),
    "new-promise": (
        "javascript",
        "const cp = require('child_process');\nfunction run(c) { return new Promise((resolve) => { cp.exec('x ' + c, resolve); }); }\napp.get('/x', async (req, res) => { await run(req.query.c); });",
    ),
    "promisify": (
        "javascript",
        "const util = require('util');\nconst run = util.promisify(require('child_process').exec);\napp.get('/x', async (req, res) => { await run(req.query.c); });",
    ),
    "wrapped": (
        "javascript",
        "const cp = require('child_process');\nrouter.get('/x', wrap(async (req, res) => { cp.exec(req.query.c); }));",
    ),
    "middleware": (
        "javascript",
        "const cp = require('child_process');\napp.post('/x', auth, (req, res, next) => { cp.exec(req.get('x-c')); });",
    ),
    "spawn-shell": (
        "javascript",
        "const { spawn } = require('child_process');\napp.get('/x', (req, res) => { spawn('ls', [req.query.c], { shell: true }); });",
    ),
    "nest": (
        "typescript",
        "import { Query } from '@nestjs/common';\nimport { exec } from 'child_process';\n@Controller()\nexport class A {\n  constructor(private readonly runner: Runner) {}\n  @Get('x')\n  run(@Query('c') c: string): void { exec(`ls ${c}`); }\n}",
    ),
    "typed": (
        "typescript",
        "import type { Request as R, Response } from 'express';\nimport { exec } from 'child_process';\nexport const run = async (r: express.Request, out: Response): Promise<void> => { exec(r.query.c as string); };",
    ),
    "next": (
        "typescript",
        "import { exec } from 'child_process';\nexport default function handler(req: NextApiRequest, res: NextApiResponse) { exec(req.query!.c as any); }",
    ),
    "tsx": (
        "tsx",
        "export function Page() {\n  const q = new URLSearchParams(location.search);\n  return <div dangerouslySetInnerHTML={{ __html: q.get('a') }} />;\n}",
    ),
    "class-method": (
        "javascript",
        "const cp = require('child_process');\nclass A {\n  run(req, res) { this.call(req.query.c); }\n  call(c) { cp.exec(c); }\n}\nmodule.exports = A;",
    ),
}
_OK = {
    "callback-of-sink": (
        "javascript",
        "app.get('/x', (req, res) => { db.query('select ?', [req.query.a], (e, rows) => { res.send(rows); }); });",
    ),
    "tagged": (
        "typescript",
        "app.get('/x', async (req, res) => { res.json(await prisma.$queryRaw`select ${req.query.a}`); });",
    ),
    "escaped-by-hand": (
        "javascript",
        "app.get('/x', (req, res) => { res.send('<p>' + req.query.a.replace(/&/g, '&amp;').replace(/</g, '&lt;')); });",
    ),
    "object-as-json": (
        "javascript",
        "app.get('/x', (req, res) => { res.json({ a: req.query.a }); });",
    ),
    "typed-number": (
        "typescript",
        "import { exec } from 'child_process';\nexport function run(n: number) { exec(`ls ${n}`); }",
    ),
    "fixed-host": (
        "javascript",
        "const axios = require('axios');\napp.get('/x', async (req, res) => { res.json(await axios.get('https://example.org/a?b=' + req.query.b)); });",
    ),
    "set-later": (
        "javascript",
        "const cp = require('child_process');\napp.get('/x', (req, res) => { if (ALLOWED.has(req.query.c)) cp.exec(req.query.c); });\nconst ALLOWED = new Set(['a', 'b']);",
    ),
    "other-exec": (
        "javascript",
        "app.get('/x', (req, res) => { const found = /a(b)/.exec(req.query.c); res.json(found); });",
    ),
}
_SHAPES = {
    "shape-hasown": (
        "javascript",
        _HEAD
        + "const M={a:1};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!Object.prototype.hasOwnProperty.call(M,p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-hasown2": (
        "javascript",
        _HEAD
        + "const M={a:1};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!M.hasOwnProperty(p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-hasown3": (
        "javascript",
        _HEAD
        + "const M={a:1};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!Object.hasOwn(M,p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-freeze": (
        "javascript",
        _HEAD
        + "const A=Object.freeze(['a','b']);\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!A.includes(p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-keys": (
        "javascript",
        _HEAD
        + "const M={a:1};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!Object.keys(M).includes(p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-some": (
        "javascript",
        _HEAD
        + "const A=['a','b'];\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!A.some((a) => a === p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-find": (
        "javascript",
        _HEAD
        + "const A=['a','b'];\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst q = A.find((a) => a === p); cp.exec(q);\n});",
    ),
    "shape-validf": (
        "javascript",
        _HEAD
        + "function ok(x){ return /^[a-z]+$/.test(x); }\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!ok(p)) { res.status(400).send('x'); return; } cp.exec(p);\n});",
    ),
    "shape-validarrow": (
        "javascript",
        _HEAD
        + "const ok = (x) => /^[a-z]+$/.test(x);\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!ok(p)) { res.status(400).send('x'); return; } cp.exec(p);\n});",
    ),
    "shape-checkthrow": (
        "javascript",
        _HEAD
        + "const A=['a'];function check(x){ if (!A.includes(x)) { throw new Error('x'); } }\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncheck(p); cp.exec(p);\n});",
    ),
    "shape-picked": (
        "javascript",
        _HEAD
        + "const A=['a'];function pick(x){ return A.includes(x) ? x : 'a'; }\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec(pick(p));\n});",
    ),
    "shape-picked2": (
        "javascript",
        _HEAD
        + "const A=['a'];function pick(x){ if (A.includes(x)) return x; return 'a'; }\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec(pick(p));\n});",
    ),
    "shape-mapdef": (
        "javascript",
        _HEAD
        + "const M={a:'1'};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec(M[p] || 'x');\n});",
    ),
    "shape-mapget": (
        "javascript",
        _HEAD
        + "const M=new Map([['a','b']]);\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec(M.get(p) ?? 'x');\n});",
    ),
    "shape-re": (
        "javascript",
        _HEAD
        + "const RE=/^[\\w-]{1,20}$/i;\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!RE.test(p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-reg": (
        "javascript",
        _HEAD
        + "const RE=new RegExp('^[a-z]+$');\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!RE.test(p)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-match": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!p.match(/^\\d+$/)) return res.end(); cp.exec(p);\n});",
    ),
    "shape-redir": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (!p.startsWith('/') || p.startsWith('//')) return res.end(); res.redirect(p);\n});",
    ),
    "shape-dots": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (p.includes('..') || p.includes('/')) return res.end(); fs.readFile('/a/'+p, cb);\n});",
    ),
    "shape-dots2": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (p.indexOf('..') !== -1) return res.end(); fs.readFile('/a/'+p, cb);\n});",
    ),
    "shape-resolve": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst f = path.resolve('/a', p); if (!f.startsWith('/a' + path.sep)) { return res.status(403).end(); } fs.readFile(f, cb);\n});",
    ),
    "shape-joinnorm": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst f = path.normalize(path.join('/a', p)); if (!f.startsWith('/a/')) { return res.status(403).end(); } fs.readFile(f, cb);\n});",
    ),
    "shape-join": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst f = path.join('/a', p); if (!f.startsWith('/a/')) { return res.status(403).end(); } fs.readFile(f, cb);\n});",
    ),
    "shape-relative": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst f = path.resolve('/a', p); const r = path.relative('/a', f); if (r.startsWith('..') || path.isAbsolute(r)) { return res.status(403).end(); } fs.readFile(f, cb);\n});",
    ),
    "shape-urlhost": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst u = new URL(p); if (u.hostname !== 'a.b') return res.end(); axios.get(u.toString());\n});",
    ),
    "shape-urlhost2": (
        "javascript",
        _HEAD
        + "const A=['a.b'];\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst u = new URL(p); if (!A.includes(u.hostname)) return res.end(); axios.get(p);\n});",
    ),
    "shape-urlhost3": (
        "javascript",
        _HEAD
        + "const A=new Set(['a.b']);\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst u = new URL(p); if (!A.has(u.host)) return res.end(); axios.get(u.href);\n});",
    ),
    "shape-cfg": (
        "javascript",
        _HEAD
        + "const C={unsafe:false};\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nif (C.unsafe) { cp.exec(p); }\n});",
    ),
    "shape-const": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nlet q='a'; if (1 > 2) q = p; cp.exec(q);\n});",
    ),
    "shape-esc": (
        "javascript",
        _HEAD
        + "function esc(s){ return String(s).replace(/&/g,'&amp;').replace(/</g,'&lt;').replace(/>/g,'&gt;'); }\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nres.send('<p>' + esc(p));\n});",
    ),
    "shape-esc2": (
        "javascript",
        _HEAD
        + "const E={'<':'&lt;','&':'&amp;'};const esc=(s)=>s.replace(/[&<>\"']/g,(c)=>E[c]);\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nres.send('<p>' + esc(p));\n});",
    ),
    "shape-esc3": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nres.send('<p>' + p.replaceAll('<','&lt;'));\n});",
    ),
    "shape-jsonsend": (
        "javascript",
        _HEAD + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nres.send({a: p});\n});",
    ),
    "shape-parse": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nconst n = Number.parseInt(p, 10); if (Number.isNaN(n)) return res.end(); cp.exec('a ' + n);\n});",
    ),
    "shape-bit": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec('a ' + (p | 0));\n});",
    ),
    "shape-len": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec('a ' + p.length);\n});",
    ),
    "shape-bool": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.exec('a ' + (p === 'x' ? 'y' : 'z'));\n});",
    ),
    "shape-spawn": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.spawn('ls', ['-l', p]);\n});",
    ),
    "shape-execfile": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ncp.execFile('ls', [p], (e, out) => res.send(out));\n});",
    ),
    "shape-sql": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ndb.query({ text: 'select $1', values: [p] });\n});",
    ),
    "shape-sqlnamed": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ndb.query('select :a', { replacements: { a: p } });\n});",
    ),
    "shape-knex": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nknex('t').where('a', p).whereRaw('b = ?', [p]);\n});",
    ),
    "shape-root": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\nres.sendFile(p, { root: '/a' });\n});",
    ),
    "shape-text": (
        "javascript",
        _HEAD
        + "\napp.get('/x', (req, res) => {\nconst p = req.query.p;\ndocument.getElementById('a').textContent = location.hash;\n});",
    ),
}
_HOSTILE = {
    "arrows": "f(" + "() => " * 900 + "1" + ")",
    "braces": "function f(req) {" * 400 + "eval(req.query.x)" + "}" * 400,
    "sum": "app.get('/', (req, res) => { eval(" + "+".join(["req.query.a"] * 4000) + ") });",
    "chain": "app.get('/', (req, res) => { eval(req.query.a" + ".trim()" * 2000 + ") });",
    "callbacks": "app.get('/', (req, res) => { " + "a((b) => { " * 60 + "eval(req.query.x)" + "})" * 60 + "});",
    "objects": "x = " + "{a: [" * 500 + "1" + "]}" * 500 + "; eval(location.hash)",
    "patterns": "const " + "{a: " * 300 + "b" + "}" * 300 + " = location.hash; eval(b)",
}  # fmt: skip


@pytest.mark.parametrize("name", list(_BAD))
def test_value_from_outside_when_it_reaches_a_sink_then_it_is_found(name: str) -> None:
    language, text = _BAD[name]
    result = analyse(text.encode(), language)
    assert (1, "complete") == (len(result.findings), result.status)


@pytest.mark.parametrize("name", [*_OK, *_SHAPES])
def test_text_when_it_is_harmless_then_nothing_is_found(name: str) -> None:
    language, text = {**_OK, **_SHAPES}[name]
    result = analyse(text.encode(), language)
    assert ((), "complete") == (result.findings, result.status)


@pytest.mark.parametrize("name", list(_HOSTILE))
def test_text_when_it_is_made_to_take_long_then_it_does_not(name: str) -> None:
    start = time.process_time()
    result = analyse(_HOSTILE[name].encode(), "javascript")
    assert result.status in {"complete", "partial"}
    assert 5 > time.process_time() - start


def test_text_when_it_is_read_as_each_of_the_three_languages_then_the_same_is_found() -> None:
    text = b"const cp = require('child_process');\napp.get('/x', (req, res) => { cp.exec(req.query.c); });"
    found = {
        language: [flow.rule.id for flow in analyse(text, language).findings]
        for language in ("javascript", "typescript", "tsx")
    }
    assert {"javascript-flow-command-injection"} == {each for ids in found.values() for each in ids}
    assert [1, 1, 1] == [len(ids) for ids in found.values()]
