"""Templates of Python for seeded flaws and their harmless twins."""

HEADS = [
    '"""Endpoints and helpers for @{table} of the @{other} service."""\n\n@{all}',
    "# Copyright (c) @{year} The @{Noun} Authors\n# Licensed under the Apache License, Version 2.0\n\n@{all}",
    '#!/usr/bin/env python3\n"""@{Noun} back end.\n\nServes @{table} to the @{others} front end and keeps the totals.\n"""\n\nfrom __future__ import annotations\n\n@{all}',
    "@{all}",
]

FRAMES = r'''
#### flask
+ from flask import Flask, jsonify, request
^ app = Flask(__name__)
@app.route("/@{url}", methods=["GET", "POST"])
def @{handler}():
    """Answer a request for @{table}."""
    @{v0} = request.args.get("@{param}", "")
    logger.info("request for @{table}")
    @{body}
    @{end}
==== end
return jsonify({"@{noun}": str(result)})
==== end response
return result
==== end void
return jsonify({"status": "ok"})

#### flask
+ from flask import Blueprint, request, jsonify
^ bp = Blueprint("@{table}", __name__)
@bp.post("/api/v1/@{url}")
def @{handler}():
    @{v0} = request.form["@{param}"]
    @{body}
    @{end}
==== end
return jsonify(@{noun}=str(result)), 200
==== end response
return result
==== end void
return "", 204

#### flask
+ from flask import Blueprint, request, make_response
^ @{noun}_routes = Blueprint("@{noun}", __name__, url_prefix="/@{table}")
@@{noun}_routes.route("/@{param}", methods=["POST"])
def @{handler}():
    @{v0} = request.cookies.get("@{param}", "none")
    if not @{v0}:
        return make_response("missing @{param}", 400)
    @{body}
    @{end}
==== end
return make_response({"items": str(result), "count": 1}, 200)
==== end response
return result
==== end void
return make_response("done", 200)

#### django
+ from django.http import JsonResponse
+ from django.views.decorators.http import require_http_methods
@require_http_methods(["GET", "POST"])
def @{handler}(request):
    """Return @{table} as JSON."""
    @{v0} = request.GET.get("@{param}", "")
    @{body}
    @{end}
==== end
return JsonResponse({"@{noun}": str(result)})
==== end response
return result
==== end void
return JsonResponse({"ok": True})

#### fastapi
+ from fastapi import APIRouter
^ router = APIRouter(prefix="/@{table}")
@router.get("/@{param}")
def @{handler}(@{v0}: str, page: int = 1) -> dict:
    """Return one page of @{table}."""
    @{body}
    @{end}
==== end
return {"@{noun}": str(result), "page": page}
==== end response
return result
==== end void
return {"page": page}

#### aiohttp
+ from aiohttp import web
^ routes = web.RouteTableDef()
@routes.get("/@{url}")
async def @{handler}(request):
    @{v0} = request.query.get("@{param}", "")
    @{body}
    @{end}
==== end
return web.json_response({"@{noun}": str(result)})
==== end response
return result
==== end void
return web.json_response({})
'''

CARRIERS = r"""
#### pass
@{b} = @{a}.strip()
#### pass
@{b} = @{a}
#### pass
@{b} = f"{@{a}}"
#### pass
@{t} = []
@{t}.append(@{a})
@{b} = "".join(@{t})
#### pass
+ import base64
@{t} = base64.b64encode(@{a}.encode("utf-8"))
@{b} = base64.b64decode(@{t}).decode("utf-8")
#### pass
@{b} = @{a} if @{a} else "none"
#### pass
if len(@{a}) > 3:
    @{b} = @{a}[:200]
else:
    @{b} = @{a}
#### pass
+ from urllib.parse import unquote_plus
@{b} = unquote_plus(@{a})

#### constant
logger.debug("length of the input: %d", len(@{a}))
@{b} = @{a}
==== good
logger.debug("length of the input: %d", len(@{a}))
@{b} = @{const}
#### constant
^ DEFAULT_@{NOUN} = @{const}
@{t} = {"wanted": @{a}, "fallback": DEFAULT_@{NOUN}}
@{b} = @{t}["wanted"]
==== good
^ DEFAULT_@{NOUN} = @{const}
@{t} = len(@{a})
@{b} = DEFAULT_@{NOUN}
if @{t} > 100:
    logger.info("long input")

#### overwritten
@{b} = @{const}
if @{a}:
    @{b} = @{a}
==== good
@{b} = @{a}
if @{b}:
    logger.info("got a value")
@{b} = @{const}
#### overwritten
@{b} = ""
@{b} = @{b} + @{a}
==== good
@{b} = "" + @{a}
@{t} = len(@{b})
@{b} = @{const}

#### branch
@{t} = @{n1}
if 5 * 20 + @{t} > 90:
    @{b} = @{a}
else:
    @{b} = @{const}
==== good
@{t} = @{n1}
if 5 * 20 + @{t} > 90:
    @{b} = @{const}
else:
    @{b} = @{a}
#### branch
@{b} = @{const}
@{t} = "@{k1}"
if @{t} == "@{k1}":
    @{b} = @{a}
==== good
@{b} = @{const}
@{t} = "@{k1}"
if @{t} == "@{k2}":
    @{b} = @{a}
#### branch
@{t} = "XYZ"[1]
match @{t}:
    case "X":
        @{b} = @{const}
    case "Y":
        @{b} = @{a}
    case _:
        @{b} = "other"
==== good
@{t} = "XYZ"[1]
match @{t}:
    case "X":
        @{b} = @{a}
    case "Y":
        @{b} = @{const}
    case _:
        @{b} = "other"
#### branch
@{b} = @{a} if 7 - 2 > 4 else @{const}
==== good
@{b} = @{const} if 7 - 2 > 4 else @{a}

#### element
@{t} = {}
@{t}["@{k1}"] = @{const}
@{t}["@{k2}"] = @{a}
@{b} = @{t}["@{k2}"]
==== good
@{t} = {}
@{t}["@{k1}"] = @{const}
@{t}["@{k2}"] = @{a}
@{b} = @{t}["@{k1}"]
#### element
@{t} = [@{const}]
@{t}.append(@{a})
@{t}.append("tail")
@{b} = @{t}[1]
==== good
@{t} = [@{const}]
@{t}.append(@{a})
@{t}.append("tail")
@{b} = @{t}[0]
#### element
@{t} = ["unused", @{a}, @{const}]
@{t}.pop(0)
@{b} = @{t}[0]
==== good
@{t} = ["unused", @{a}, @{const}]
@{t}.pop(0)
@{b} = @{t}[1]
#### element
+ import configparser
@{t} = configparser.ConfigParser()
@{t}.add_section("@{noun}")
@{t}.set("@{noun}", "@{k1}", @{const})
@{t}.set("@{noun}", "@{k2}", @{a})
@{b} = @{t}.get("@{noun}", "@{k2}")
==== good
+ import configparser
@{t} = configparser.ConfigParser()
@{t}.add_section("@{noun}")
@{t}.set("@{noun}", "@{k1}", @{const})
@{t}.set("@{noun}", "@{k2}", @{a})
@{b} = @{t}.get("@{noun}", "@{k1}")

#### allow-list
^ ALLOWED_@{NOUN} = frozenset({@{const}, "@{k1}", "@{k2}"})
if @{v} not in ALLOWED_@{NOUN}:
    logger.warning("unexpected @{param}")
==== good
^ ALLOWED_@{NOUN} = frozenset({@{const}, "@{k1}", "@{k2}"})
if @{v} not in ALLOWED_@{NOUN}:
    raise ValueError("unexpected @{param}")
#### allow-list
^ KNOWN_@{NOUN} = {"@{k1}": @{const}, "@{k2}": "plain"}
@{v} = KNOWN_@{NOUN}.get("@{k3}", @{v})
==== good
^ KNOWN_@{NOUN} = {"@{k1}": @{const}, "@{k2}": "plain"}
@{v} = KNOWN_@{NOUN}.get(@{v}, @{const})
"""

SINKS = r"""
#### sql 89
+ import sqlite3
^ DATABASE = "/var/lib/@{noun}/@{table}.db"
~ str(int(@{v}))
connection = sqlite3.connect(DATABASE)
cursor = connection.cursor()
cursor.execute("SELECT id, total FROM @{table} WHERE owner = '" + @{v} + "'")@{!}
result = cursor.fetchall()
connection.close()
==== parameterised
connection = sqlite3.connect(DATABASE)
cursor = connection.cursor()
cursor.execute("SELECT id, total FROM @{table} WHERE owner = ?", (@{v},))
result = cursor.fetchall()
connection.close()
#### sql 89
+ import psycopg2
+ import os
~ "".join(ch for ch in @{v} if ch.isalnum())
with psycopg2.connect(os.environ["@{NOUN}_DSN"]) as connection, connection.cursor() as cursor:
    statement = f"UPDATE @{table} SET state = 'done' WHERE @{param} = '{@{v}}'"@{!}
    cursor.execute(statement)@{!}
    result = cursor.rowcount
==== parameterised
with psycopg2.connect(os.environ["@{NOUN}_DSN"]) as connection, connection.cursor() as cursor:
    statement = "UPDATE @{table} SET state = 'done' WHERE @{param} = %s"
    cursor.execute(statement, (@{v},))
    result = cursor.rowcount
#### sql 89
+ from sqlalchemy import create_engine, text
^ engine = create_engine("postgresql:///@{noun}")
~ int(@{v})
with engine.connect() as connection:
    rows = connection.execute(text("SELECT * FROM @{table} WHERE @{param} = '%s'" % @{v}))@{!}
    result = [dict(row) for row in rows]
==== parameterised
with engine.connect() as connection:
    rows = connection.execute(text("SELECT * FROM @{table} WHERE @{param} = :wanted"), {"wanted": @{v}})
    result = [dict(row) for row in rows]
#### sql 89 django
+ from .models import @{Noun}
rows = @{Noun}.objects.raw("SELECT * FROM shop_@{noun} WHERE @{param} LIKE '%{}%'".format(@{v}))@{!}
result = [row.pk for row in rows]
==== right API
rows = @{Noun}.objects.filter(@{param}__icontains=@{v})
result = [row.pk for row in rows]

#### command 78
+ import os
+ import shlex
~ shlex.quote(@{v})
$ "/srv/export"
result = os.system("du -sh -- " + @{v})@{!}
==== right API
+ import subprocess
result = subprocess.call(["du", "-sh", "--", @{v}])
#### command 78
+ import subprocess
$ "localhost"
command = f"ping -c 1 {@{v}}"
completed = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=10)@{!}
result = completed.stdout
==== right API
command = ["ping", "-c", "1", "--", @{v}]
completed = subprocess.run(command, capture_output=True, text=True, timeout=10)
result = completed.stdout
==== guard before use
+ import re
if not re.fullmatch(r"[A-Za-z0-9.]{1,60}", @{v}):
    raise ValueError("not a host")
#### command 78
+ import subprocess
+ import shlex
~ shlex.quote(@{v})
$ "main.log"
arguments = ["bash", "-c", "tail -n 20 /var/log/@{noun}/" + @{v}]
process = subprocess.Popen(arguments, stdout=subprocess.PIPE)@{!}
result = process.communicate()[0].decode("utf-8")

#### code 94,95
$ "1 + 1"
result = eval(@{v})@{!}
==== right API
+ import ast
result = ast.literal_eval(@{v})
#### code 94,95
$ "total = 1"
scope = {"total": 0}
exec(@{v}, scope)@{!}
result = scope["total"]
==== right API
+ import json
scope = json.loads(@{v})
result = scope.get("total", 0)

#### ldap 90
+ import ldap
^ BASE_DN = "ou=people,dc=@{noun},dc=org"
connection = ldap.initialize("ldaps://directory.@{noun}.org")
result = connection.search_s(BASE_DN, ldap.SCOPE_SUBTREE, "(&(objectClass=person)(uid=" + @{v} + "))")@{!}
==== sanitised filter
+ import ldap
+ import ldap.filter
connection = ldap.initialize("ldaps://directory.@{noun}.org")
wanted = ldap.filter.escape_filter_chars(@{v})
result = connection.search_s(BASE_DN, ldap.SCOPE_SUBTREE, "(&(objectClass=person)(uid=" + wanted + "))")
#### ldap 90
+ from ldap3 import Connection, Server
+ from ldap3.utils.conv import escape_filter_chars
~ escape_filter_chars(@{v})
server = Server("ldap.@{noun}.org", use_ssl=True)
connection = Connection(server, auto_bind=True)
connection.search("dc=@{noun},dc=org", f"(&(cn={@{v}})(memberOf=staff))", attributes=["mail"])@{!}
result = connection.entries

#### xpath 643
+ from lxml import etree
^ TREE = etree.parse("/etc/@{noun}/@{table}.xml")
result = TREE.xpath("//@{noun}[@name='" + @{v} + "']/total/text()")@{!}
==== parameterised
result = TREE.xpath("//@{noun}[@name=$wanted]/total/text()", wanted=@{v})
#### xpath 643
+ import xml.etree.ElementTree as ElementTree
document = ElementTree.parse("@{table}.xml")
query = f".//@{noun}[@id='{@{v}}']"
result = [node.text for node in document.findall(query)]@{!}
==== guard before use
if "'" in @{v} or "]" in @{v}:
    raise ValueError("illegal character")

#### template 1336,94 flask
+ from flask import render_template_string
$ "Hello"
result = render_template_string("<p>Hello " + @{v} + "</p>")@{!}
==== right API
result = render_template_string("<p>Hello {{ name }}</p>", name=@{v})
#### template 1336,94
+ from jinja2 import Environment
$ "Dear reader"
environment = Environment(autoescape=True)
result = environment.from_string(@{v}).render(user="@{noun}")@{!}
==== right API
environment = Environment(autoescape=True)
result = environment.from_string("Dear {{ user }}").render(user=@{v})
#### template 1336,94
+ from mako.template import Template
$ "Total of the month"
page = Template("<h1>%s</h1>" % @{v})@{!}
result = page.render(total=@{n1})@{!}
==== right API
page = Template("<h1>${heading | h}</h1>")
result = page.render(heading=@{v}, total=@{n1})

#### path 22
+ import os
^ UPLOADS = "/srv/@{noun}/uploads"
~ os.path.basename(@{v})
$ "readme.txt"
path = os.path.join(UPLOADS, @{v})
with open(path, encoding="utf-8") as stream:@{!}
    result = stream.read()
==== guard before use
if not os.path.realpath(os.path.join(UPLOADS, @{v})).startswith(UPLOADS + os.sep):
    raise PermissionError("outside of the folder")
#### path 22
+ from pathlib import Path
^ REPORTS = Path("/srv/@{noun}/reports")
~ Path(@{v}).name
$ "summary.csv"
target = REPORTS / @{v}
result = target.read_bytes()@{!}
==== guard before use
if REPORTS.resolve() not in (REPORTS / @{v}).resolve().parents:
    raise PermissionError("outside of the folder")
#### path 22 flask
+ from flask import send_file
$ "logo.png"
result = send_file("/srv/@{noun}/files/" + @{v})@{!}
==== right API
+ from flask import send_from_directory
result = send_from_directory("/srv/@{noun}/files", @{v})
==== sanitised name
+ from flask import send_file
+ from werkzeug.utils import secure_filename
result = send_file("/srv/@{noun}/files/" + secure_filename(@{v}))
#### path 22
+ import os
+ import shutil
^ SPOOL = "/var/spool/@{noun}"
~ os.path.basename(@{v})
$ "old.tmp"
os.remove(SPOOL + "/" + @{v})@{!}
result = shutil.disk_usage(SPOOL).free

#### ssrf 918
+ import requests
$ "https://status.@{noun}.org/health"
response = requests.get(@{v}, timeout=5)@{!}
result = response.text
==== guard before use
+ from urllib.parse import urlparse
if urlparse(@{v}).scheme != "https" or urlparse(@{v}).hostname not in {"api.@{noun}.org", "status.@{noun}.org"}:
    raise ValueError("host not allowed")
==== right API
response = requests.get("https://api.@{noun}.org/items", params={"q": @{v}}, timeout=5)
result = response.text
#### ssrf 918
+ from urllib.request import urlopen
$ "https://mirror.@{noun}.org/index.json"
with urlopen(@{v}, timeout=10) as answer:@{!}
    result = answer.read(4096)
==== guard before use
if not @{v}.startswith("https://mirror.@{noun}.org/"):
    raise ValueError("host not allowed")
#### ssrf 918
+ import httpx
$ "api.@{noun}.org"
with httpx.Client(timeout=5.0) as client:
    result = client.get(f"http://{@{v}}/latest/@{table}").text@{!}

#### xxe 611 constant overwritten branch element allow-list
+ from lxml import etree
$ "<@{noun}/>"
parser = etree.XMLParser(resolve_entities=True, no_network=False)
root = etree.fromstring(@{v}.encode("utf-8"), parser)@{!}
result = root.findtext("@{param}")
==== right API
parser = etree.XMLParser(resolve_entities=False, no_network=True)
root = etree.fromstring(@{v}.encode("utf-8"), parser)
result = root.findtext("@{param}")
==== other parser
+ import defusedxml.ElementTree as SafeTree
root = SafeTree.fromstring(@{v})
result = root.findtext("@{param}")
#### xxe 611 constant overwritten branch element allow-list
+ import xml.sax
+ from io import StringIO
+ from xml.sax.handler import feature_external_ges
$ "<@{noun}/>"
handler = xml.sax.handler.ContentHandler()
reader = xml.sax.make_parser()
reader.setContentHandler(handler)
reader.setFeature(feature_external_ges, True)
reader.parse(StringIO(@{v}))@{!}
result = handler
==== right API
handler = xml.sax.handler.ContentHandler()
reader = xml.sax.make_parser()
reader.setContentHandler(handler)
reader.setFeature(feature_external_ges, False)
reader.parse(StringIO(@{v}))
result = handler

#### deserialisation 502
+ import base64
+ import pickle
$ "gASVCgAAAAAAAACMBmFscGhhlC4="
result = pickle.loads(base64.urlsafe_b64decode(@{v}))@{!}
==== right API
+ import base64
+ import json
result = json.loads(base64.urlsafe_b64decode(@{v}))
==== guard before use
+ import hashlib
+ import hmac
+ import os
if not hmac.compare_digest(hmac.new(os.environb[b"SIGNING"], @{v}.encode(), hashlib.sha256).hexdigest(), os.environ["EXPECTED"]):
    raise PermissionError("bad signature")
#### deserialisation 502
+ import yaml
$ "a: 1"
result = yaml.load(@{v}, Loader=yaml.UnsafeLoader)@{!}
==== right API
result = yaml.safe_load(@{v})
#### deserialisation 502
+ import jsonpickle
$ "{}"
result = jsonpickle.decode(@{v})@{!}
==== right API
+ import json
result = json.loads(@{v})

#### xss 79 flask response
+ import html
~ html.escape(@{v})
result = "<html><body><h1>Results for " + @{v} + "</h1></body></html>"@{!}
==== right API
+ from flask import render_template
result = render_template("@{noun}.html", heading=@{v})
#### xss 79 flask response
+ from flask import Response
+ from markupsafe import escape
~ escape(@{v})
page = f"<div class='@{noun}'>{@{v}}</div>"@{!}
result = Response(page, mimetype="text/html")@{!}
==== right content type
page = f"@{noun}: {@{v}}"
result = Response(page, mimetype="text/plain")
#### xss 79 django response
+ from django.http import HttpResponse
+ from django.utils.html import escape
~ escape(@{v})
result = HttpResponse("<p>No @{noun} called %s</p>" % @{v})@{!}
==== right API
+ from django.shortcuts import render
result = render(None, "@{noun}/none.html", {"wanted": @{v}})
#### xss 79 django response
+ from django.http import HttpResponse
+ from django.utils.safestring import mark_safe
cell = mark_safe("<b>" + @{v} + "</b>")@{!}
result = HttpResponse(cell)@{!}
==== right API
+ from django.http import HttpResponse
+ from django.utils.html import format_html
cell = format_html("<b>{}</b>", @{v})
result = HttpResponse(cell)

#### redirect 601 flask response
+ from flask import redirect
$ "/home"
result = redirect(@{v})@{!}
==== guard before use
+ from urllib.parse import urlparse
if urlparse(@{v}).netloc or urlparse(@{v}).scheme or not @{v}.startswith("/") or @{v}.startswith("//"):
    raise ValueError("only local targets")
==== right API
+ from flask import redirect, url_for
result = redirect(url_for("index", q=@{v}))
#### redirect 601 django response
+ from django.shortcuts import redirect
$ "/home"
result = redirect(@{v})@{!}
==== guard before use
+ from django.utils.http import url_has_allowed_host_and_scheme
if not url_has_allowed_host_and_scheme(@{v}, allowed_hosts={"www.@{noun}.org"}):
    raise ValueError("target not allowed")

#### trust-boundary 501 flask void
+ from flask import session
$ "guest"
session["role"] = @{v}@{!}
#### log 117
+ import logging
~ @{v}.replace("\r", "").replace("\n", "")
logging.getLogger("audit").warning("failed login of " + @{v})@{!}
result = len(@{v})
#### header 113 aiohttp response
~ @{v}.replace("\r", "").replace("\n", "")
+ from aiohttp import web
result = web.Response(text="ok", headers={"X-@{Noun}": @{v}})@{!}
#### regex 1333,400,730
+ import re
$ "[a-z]+"
~ re.escape(@{v})
pattern = re.compile("^(" + @{v} + ")+$")@{!}
result = bool(pattern.match("@{noun}"))
"""

PAIRS = r'''
#### hash 328
+ import hashlib
def @{g1}(password, salt):
    """Return the digest under which a password is kept."""
    return hashlib.md5((salt + password).encode("utf-8")).hexdigest()@{!}
==== right API
+ import hashlib
def @{g1}(password, salt):
    """Return the digest under which a password is kept."""
    return hashlib.scrypt(password.encode("utf-8"), salt=salt.encode("utf-8"), n=16384, r=8, p=1).hex()
#### hash 328
+ import hashlib
def @{g1}(document: bytes, signature: str) -> bool:
    algorithm = "sha1"
    digest = hashlib.new(algorithm)@{!}
    digest.update(document)
    return digest.hexdigest() == signature
==== right API
+ import hashlib
def @{g1}(document: bytes, signature: str) -> bool:
    algorithm = "sha256"
    digest = hashlib.new(algorithm)
    digest.update(document)
    return digest.hexdigest() == signature
==== not for security
+ import hashlib
def @{g1}(document: bytes, bucket_count: int) -> int:
    digest = hashlib.sha1(document, usedforsecurity=False)
    return int.from_bytes(digest.digest()[:4], "big") % bucket_count
#### crypto 327
+ from Crypto.Cipher import DES
def @{g1}(key: bytes, message: bytes) -> bytes:
    """Encrypt a @{noun} for the @{other} queue."""
    cipher = DES.new(key, DES.MODE_ECB)@{!}
    missing = 8 - len(message) % 8
    return cipher.encrypt(message + bytes([missing]) * missing)
==== right API
+ from Crypto.Cipher import AES
def @{g1}(key: bytes, message: bytes) -> bytes:
    """Encrypt a @{noun} for the @{other} queue."""
    cipher = AES.new(key, AES.MODE_GCM)
    body, tag = cipher.encrypt_and_digest(message)
    return cipher.nonce + tag + body
#### crypto 327
+ from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
def @{g1}(key: bytes, message: bytes) -> bytes:
    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()@{!}
    return encryptor.update(message) + encryptor.finalize()
==== right API
+ import os
+ from cryptography.hazmat.primitives.ciphers.aead import AESGCM
def @{g1}(key: bytes, message: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, message, None)
#### crypto 326
+ from cryptography.hazmat.primitives.asymmetric import rsa
def @{g1}():
    """Make the key with which @{table} are signed."""
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)@{!}
==== right API
def @{g1}():
    """Make the key with which @{table} are signed."""
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)
#### random 330,338
+ import random
+ import string
def @{g1}(length=32):
    """Return a token that resets the password of a @{noun}."""
    letters = string.ascii_letters + string.digits
    token = "".join(random.choice(letters) for _ in range(length))@{!}
    return token
==== right API
+ import secrets
+ import string
def @{g1}(length=32):
    """Return a token that resets the password of a @{noun}."""
    letters = string.ascii_letters + string.digits
    token = "".join(secrets.choice(letters) for _ in range(length))
    return token
==== not for security
+ import random
def @{g1}(items, seed):
    """Return the items in the order in which they are shown."""
    order = list(items)
    random.Random(seed).shuffle(order)
    return order
#### random 330,338
+ import random
def @{g1}(user):
    session_id = "%s-%d" % (user, random.randint(100000, 999999))@{!}
    return session_id
==== right API
+ import random
def @{g1}(user):
    session_id = "%s-%d" % (user, random.SystemRandom().randint(100000, 999999))
    return session_id
#### cookie 614
+ from flask import make_response
def @{g1}(token):
    response = make_response("welcome")
    response.set_cookie("session", token, secure=False, httponly=True, samesite="Lax")@{!}
    return response
==== right API
def @{g1}(token):
    response = make_response("welcome")
    response.set_cookie("session", token, secure=True, httponly=True, samesite="Lax")
    return response
#### cookie 1004,614
+ from django.http import HttpResponse
def @{g1}(request, token):
    response = HttpResponse("ok")
    response.set_cookie("auth", token, secure=True, httponly=False)@{!}
    return response
==== right API
def @{g1}(request, token):
    response = HttpResponse("ok")
    response.set_cookie("auth", token, secure=True, httponly=True)
    return response
#### tls 295
+ import requests
def @{g1}(url, payload):
    answer = requests.post(url, json=payload, timeout=10, verify=False)@{!}
    answer.raise_for_status()
    return answer.json()
==== right API
def @{g1}(url, payload):
    answer = requests.post(url, json=payload, timeout=10, verify="/etc/ssl/@{noun}.pem")
    answer.raise_for_status()
    return answer.json()
#### tls 295
+ import ssl
+ import socket
def @{g1}(host: str, port: int):
    context = ssl.create_default_context()
    context.check_hostname = False@{!}
    context.verify_mode = ssl.CERT_NONE@{!}
    return context.wrap_socket(socket.create_connection((host, port)), server_hostname=host)
==== right API
def @{g1}(host: str, port: int):
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(socket.create_connection((host, port)), server_hostname=host)
#### ssh-host-key 295,322
+ import paramiko
def @{g1}(host, user):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())@{!}
    client.connect(host, username=user)
    return client
==== right API
def @{g1}(host, user):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username=user)
    return client
#### temp-file 377
+ import tempfile
def @{g1}(rows):
    name = tempfile.mktemp(suffix=".csv")@{!}
    with open(name, "w", encoding="utf-8") as stream:
        stream.writelines(",".join(row) + "\n" for row in rows)
    return name
==== right API
def @{g1}(rows):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False, encoding="utf-8") as stream:
        stream.writelines(",".join(row) + "\n" for row in rows)
    return stream.name
#### permissions 732
+ import os
def @{g1}(path):
    os.makedirs(path, exist_ok=True)
    os.chmod(path, 0o777)@{!}
    return path
==== right API
def @{g1}(path):
    os.makedirs(path, exist_ok=True)
    os.chmod(path, 0o750)
    return path
#### debug 489
+ from flask import Flask
^ application = Flask("@{noun}")
def @{g1}():
    application.run(host="127.0.0.1", port=8@{n2}, debug=True)@{!}
==== right API
def @{g1}():
    application.run(host="127.0.0.1", port=8@{n2}, debug=False)
#### resource 772
def @{g1}(path):
    """Return the first line of a list of @{table}."""
    stream = open(path, encoding="utf-8")@{!}
    line = stream.readline()
    return line.rstrip("\n")
==== right API
def @{g1}(path):
    """Return the first line of a list of @{table}."""
    with open(path, encoding="utf-8") as stream:
        line = stream.readline()
    return line.rstrip("\n")
==== released
def @{g1}(path):
    """Return the first line of a list of @{table}."""
    stream = open(path, encoding="utf-8")
    try:
        line = stream.readline()
    finally:
        stream.close()
    return line.rstrip("\n")
#### resource 772
+ import socket
def @{g1}(host, port, message):
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)@{!}
    connection.connect((host, port))
    connection.sendall(message)
    answer = connection.recv(1024)
    return answer.decode("utf-8")
==== right API
def @{g1}(host, port, message):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        connection.connect((host, port))
        connection.sendall(message)
        answer = connection.recv(1024)
    return answer.decode("utf-8")
#### lock 667,764
+ import threading
^ _lock = threading.Lock()
def @{g1}(counts, key):
    _lock.acquire()@{!}
    if key not in counts:
        return 0
    counts[key] += 1
    _lock.release()
    return counts[key]
==== right API
def @{g1}(counts, key):
    with _lock:
        if key not in counts:
            return 0
        counts[key] += 1
        return counts[key]
#### race 367
+ import os
def @{g1}(path, text):
    if not os.path.exists(path):@{!}
        with open(path, "w", encoding="utf-8") as stream:@{!}
            stream.write(text)
        return True
    return False
==== right API
def @{g1}(path, text):
    try:
        with open(path, "x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        return False
    return True
#### swallowed 390,391
+ import json
def @{g1}(path):
    settings = {}
    try:
        with open(path, encoding="utf-8") as stream:
            settings = json.load(stream)
    except Exception:@{!}
        pass@{!}
    return settings
==== handled
def @{g1}(path):
    settings = {}
    try:
        with open(path, encoding="utf-8") as stream:
            settings = json.load(stream)
    except (OSError, ValueError) as error:
        logger.warning("no settings: %s", error)
    return settings
#### swallowed 396,390,755
def @{g1}(queue, handle):
    done = 0
    while queue:
        try:
            handle(queue.pop())
            done += 1
        except:@{!}
            continue@{!}
    return done
==== handled
def @{g1}(queue, handle):
    done = 0
    while queue:
        try:
            handle(queue.pop())
            done += 1
        except ValueError as error:
            logger.error("left out: %s", error)
    return done
#### finally-return 584
def @{g1}(source):
    total = 0
    try:
        for row in source:
            total += int(row["amount"])
    finally:
        return total@{!}
==== right form
def @{g1}(source):
    total = 0
    try:
        for row in source:
            total += int(row["amount"])
    finally:
        source.close()
    return total
#### self-comparison 571,697
def @{g1}(first, second):
    """Tell whether two @{table} are the same."""
    if first.number == first.number and first.state == second.state:@{!}
        return True
    return False
==== right form
def @{g1}(first, second):
    """Tell whether two @{table} are the same."""
    if first.number == second.number and first.state == second.state:
        return True
    return False
#### dead 561
def @{g1}(items):
    for item in items:
        if item.is_open:
            return item
            item.seen = True@{!}
    return None
==== right form
def @{g1}(items):
    for item in items:
        if item.is_open:
            item.seen = True
            return item
    return None
#### literal-identity 597,595
def @{g1}(state):
    if state is "closed":@{!}
        return 0
    return len(state)
==== right form
def @{g1}(state):
    if state is None:
        return 0
    return len(state)
#### mutable-default 1188,665
def @{g1}(name, seen=[]):@{!}
    """Return all names seen so far."""
    seen.append(name)
    return seen
==== right form
def @{g1}(name, seen=None):
    """Return all names seen so far."""
    seen = [] if seen is None else seen
    seen.append(name)
    return seen
#### null 476
+ import re
^ _NUMBER = re.compile(r"@{noun}-(\d+)")
def @{g1}(text):
    found = _NUMBER.search(text)
    return int(found.group(1))@{!}
==== guard before use
def @{g1}(text):
    found = _NUMBER.search(text)
    if found is None:
        return 0
    return int(found.group(1))
#### assert 617,703
def @{g1}(user, amount):
    assert user.is_admin, "only admins"@{!}
    assert (amount > 0, "nothing to pay")@{!}
    user.pay(amount)
    return amount
==== right form
def @{g1}(user, amount):
    if not user.is_admin:
        raise PermissionError("only admins")
    if amount <= 0:
        raise ValueError("nothing to pay")
    user.pay(amount)
    return amount
#### duplicate-key 563,561,1164
^ PLACEHOLDER_@{NOUN} = "-"
def @{g1}():
    return {
        "open": "@{k1}",@{!}
        "closed": "@{k2}",
        "open": "@{k3}",@{!}
    }
==== right form
def @{g1}():
    return {
        "open": "@{k1}",
        "closed": "@{k2}",
        "new": "@{k3}",
    }
#### mutation-in-loop 682,662,1120
def @{g1}(entries):
    """Drop entries without @{param}."""
    for entry in entries:
        if not entry.get("@{param}"):
            entries.remove(entry)@{!}
    return entries
==== right form
def @{g1}(entries):
    """Drop entries without @{param}."""
    for entry in list(entries):
        if not entry.get("@{param}"):
            entries.remove(entry)
    return entries
#### zip-slip 22
+ import tarfile
def @{g1}(archive, target):
    with tarfile.open(archive) as tar:
        tar.extractall(target)@{!}
    return target
==== right API
def @{g1}(archive, target):
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target
#### timing 208,203
def @{g1}(request_signature, secret_signature):
    if request_signature == secret_signature:@{!}
        return True
    return False
==== right API
+ import hmac
def @{g1}(request_signature, secret_signature):
    if hmac.compare_digest(request_signature, secret_signature):
        return True
    return False
#### jwt 347
+ import jwt
def @{g1}(token):
    claims = jwt.decode(token, options={"verify_signature": False})@{!}
    return claims["sub"]
==== right API
def @{g1}(token, key):
    claims = jwt.decode(token, key, algorithms=["RS256"])
    return claims["sub"]
#### csrf 352
+ from django.views.decorators.csrf import csrf_exempt
+ from django.http import HttpResponse
@csrf_exempt@{!}
def @{g1}(request):
    request.user.profile.mail = request.POST["mail"]
    request.user.profile.save()
    return HttpResponse("saved")
==== right form
+ from django.views.decorators.csrf import csrf_protect
+ from django.http import HttpResponse
@csrf_protect
def @{g1}(request):
    request.user.profile.mail = request.POST["mail"]
    request.user.profile.save()
    return HttpResponse("saved")
#### exposure 209
+ import traceback
+ from flask import jsonify
def @{g1}(load, number):
    try:
        return jsonify(load(number))
    except LookupError:
        return jsonify({"error": traceback.format_exc()}), 500@{!}
==== right form
def @{g1}(load, number):
    try:
        return jsonify(load(number))
    except LookupError:
        logger.exception("cannot load")
        return jsonify({"error": "not found"}), 404
#### autoescape 79,116
+ from jinja2 import Environment, FileSystemLoader
def @{g1}(folder):
    return Environment(loader=FileSystemLoader(folder), autoescape=False)@{!}
==== right API
def @{g1}(folder):
    return Environment(loader=FileSystemLoader(folder), autoescape=True)
#### bind-all 605,1327
+ import socket
def @{g1}(port):
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("0.0.0.0", port))@{!}
    server.listen(5)
    return server
==== right form
def @{g1}(port):
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("127.0.0.1", port))
    server.listen(5)
    return server
#### not-implemented 480,670,697
def @{g1}(value, low, high):
    if value < low or value > high or value != value + 0 or not value == value:@{!}
        return low
    return value
==== right form
def @{g1}(value, low, high):
    if value < low or value > high:
        return low
    return value
'''

FILLERS = r'''
#### filler
+ from dataclasses import dataclass, field
@dataclass
class @{Other}Total:
    """Totals of one @{other}."""

    number: int
    amount: float = 0.0
    notes: list = field(default_factory=list)

    def add(self, amount, note=None):
        """Add an amount, with a note about it."""
        if amount <= 0:
            raise ValueError(f"amount must be positive, got {amount}")
        self.amount += amount
        if note is not None:
            self.notes.append(note)
#### filler
def paginate(items, page, size=@{n1}):
    """Return one page of a list, and how many pages there are."""
    count = max(1, -(-len(items) // size))
    first = (min(page, count) - 1) * size
    return items[first : first + size], count
#### filler
+ from datetime import datetime, timedelta, timezone
def due_date(@{other}, days=@{n1}):
    """Return when a @{other} is due."""
    start = @{other}.created or datetime.now(timezone.utc)
    due = start + timedelta(days=days)
    while due.weekday() >= 5:
        due += timedelta(days=1)
    return due
#### filler
+ from collections import Counter
def count_by_@{third}(rows):
    """Return how many rows each @{third} has, most frequent first."""
    counts = Counter(row["@{third}"] for row in rows if row.get("@{third}"))
    return counts.most_common(@{n1})
#### filler
class @{Third}Cache:
    """Keeps the last @{third}s that were asked for."""

    def __init__(self, size=@{n2}):
        self._size = size
        self._items = {}

    def get(self, key):
        """Return an item, or None."""
        return self._items.get(key)

    def put(self, key, item):
        """Keep an item, and forget the oldest one when there are too many."""
        self._items[key] = item
        if len(self._items) > self._size:
            oldest = next(iter(self._items))
            del self._items[oldest]
#### filler
def format_amount(amount, currency="EUR"):
    """Return an amount as text with two digits."""
    sign = "-" if amount < 0 else ""
    whole, cents = divmod(round(abs(amount) * 100), 100)
    return f"{sign}{whole:,}.{cents:02d} {currency}"
#### filler
def merge_settings(base, changes):
    """Return settings with changes laid over them, key by key."""
    merged = dict(base)
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge_settings(merged[key], value)
        else:
            merged[key] = value
    return merged
#### filler
+ import time
def retry(action, attempts=3, pause=0.5):
    """Call an action until it succeeds, at most a number of times."""
    for attempt in range(1, attempts + 1):
        try:
            return action()
        except ConnectionError as error:
            logger.warning("attempt %d failed: %s", attempt, error)
            if attempt == attempts:
                raise
            time.sleep(pause * attempt)
    return None
#### filler
+ from enum import Enum
class @{Third}State(Enum):
    """States that a @{third} goes through."""

    NEW = "new"
    ACTIVE = "active"
    CLOSED = "closed"

    @property
    def is_final(self):
        """Whether nothing comes after this state."""
        return self is @{Third}State.CLOSED
#### filler
def slug_of(title):
    """Return a title in small letters with hyphens between its words."""
    letters = [ch.lower() if ch.isalnum() else "-" for ch in title.strip()]
    words = [word for word in "".join(letters).split("-") if word]
    return "-".join(words) or "untitled"
#### filler
def group_by_month(@{others}):
    """Return a list of @{others} for each month, newest month first."""
    months = {}
    for @{other} in @{others}:
        key = (@{other}.created.year, @{other}.created.month)
        months.setdefault(key, []).append(@{other})
    return [months[key] for key in sorted(months, reverse=True)]
'''
