"""Short vulnerable programs in Python, as one writes them when asked for a small task."""

PROGRAMS = r'''
#### 89 flask
import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)

@app.route("/user")
def get_user():
    username = request.args.get("username")
    conn = sqlite3.connect("users.db")
    cur = conn.cursor()
    cur.execute(f"SELECT id, email FROM users WHERE username = '{username}'")
    row = cur.fetchone()
    conn.close()
    return jsonify(row)
#### 89 login
import mysql.connector
from flask import Flask, request, session, redirect

app = Flask(__name__)

@app.route("/login", methods=["POST"])
def login():
    user = request.form["user"]
    pw = request.form["password"]
    db = mysql.connector.connect(host="localhost", database="shop")
    cursor = db.cursor()
    query = "SELECT * FROM accounts WHERE name = '%s' AND pw = '%s'" % (user, pw)
    cursor.execute(query)
    if cursor.fetchone():
        session["user"] = user
        return redirect("/")
    return "wrong", 401
#### 89 cli
import sqlite3
import sys

def delete_task(db, task_id):
    db.execute("DELETE FROM tasks WHERE id = " + task_id)
    db.commit()

def main():
    db = sqlite3.connect("tasks.db")
    delete_task(db, sys.argv[1])
    print("deleted", sys.argv[1])

if __name__ == "__main__":
    main()
#### 89 order
from django.db import connection
from django.http import JsonResponse

def products(request):
    order = request.GET.get("order", "name")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, price FROM products ORDER BY {}".format(order))
        rows = cursor.fetchall()
    return JsonResponse({"products": rows})
#### 78 ping
import os
from flask import Flask, request

app = Flask(__name__)

@app.route("/ping")
def ping():
    host = request.args.get("host", "127.0.0.1")
    output = os.popen("ping -c 3 " + host).read()
    return "<pre>" + output.replace("<", "&lt;") + "</pre>"
#### 78 archive
import subprocess
import sys

def compress(folder, target):
    """Compress a folder with tar."""
    subprocess.check_call(f"tar czf {target} {folder}", shell=True)

if __name__ == "__main__":
    compress(sys.argv[1], sys.argv[2])
#### 78 convert
import subprocess
from fastapi import FastAPI

app = FastAPI()

@app.get("/thumbnail")
def thumbnail(name: str, size: str = "100x100"):
    command = "convert images/" + name + " -resize " + size + " out.png"
    result = subprocess.run(command, shell=True, capture_output=True)
    return {"code": result.returncode}
#### 78 asyncio
import asyncio
from aiohttp import web

async def lookup(request):
    domain = request.query["domain"]
    proc = await asyncio.create_subprocess_shell(
        f"nslookup {domain}", stdout=asyncio.subprocess.PIPE
    )
    out, _ = await proc.communicate()
    return web.Response(text=out.decode())

app = web.Application()
app.add_routes([web.get("/lookup", lookup)])
#### 88 git
import subprocess
from flask import Flask, request

app = Flask(__name__)

@app.route("/clone")
def clone():
    url = request.args["url"]
    subprocess.run(["git", "clone", url, "/tmp/repo"], check=True)
    return "cloned"
#### 94 calculator
from flask import Flask, request

app = Flask(__name__)

@app.route("/calc")
def calc():
    expression = request.args.get("expr", "0")
    try:
        result = eval(expression)
    except ZeroDivisionError:
        return "division by zero", 400
    return str(result)
#### 95 input
def main():
    """A small calculator."""
    while True:
        line = input("> ")
        if line == "quit":
            break
        print(eval(line))

if __name__ == "__main__":
    main()
#### 94 exec
from flask import Flask, request

app = Flask(__name__)

@app.post("/run")
def run_code():
    code = request.get_json()["code"]
    scope = {}
    exec(code, scope)
    return {"result": str(scope.get("result"))}
#### 470 plugin
import importlib
from flask import Flask, request

app = Flask(__name__)

@app.route("/plugin")
def plugin():
    name = request.args["name"]
    module = importlib.import_module(name)
    return module.run()
#### 22 download
from flask import Flask, request, send_file
import os

app = Flask(__name__)
BASE = "/var/www/files"

@app.route("/download")
def download():
    filename = request.args.get("file")
    path = os.path.join(BASE, filename)
    return send_file(path)
#### 22 read
from flask import Flask, request

app = Flask(__name__)

@app.route("/notes")
def notes():
    name = request.args.get("name")
    with open("notes/" + name + ".txt") as f:
        return f.read(), 200, {"Content-Type": "text/plain"}
#### 22 upload
import os
from flask import Flask, request

app = Flask(__name__)
app.config["UPLOAD_FOLDER"] = "uploads"

@app.route("/upload", methods=["POST"])
def upload():
    f = request.files["file"]
    f.save(os.path.join(app.config["UPLOAD_FOLDER"], f.filename))
    return "saved"
#### 434 upload
from flask import Flask, request

app = Flask(__name__)

@app.route("/avatar", methods=["POST"])
def avatar():
    image = request.files["avatar"]
    image.save("static/avatars/" + image.filename)
    return {"url": "/static/avatars/" + image.filename}
#### 22 extract
import tarfile
import sys

def unpack(archive, target):
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            tar.extract(member, target)

if __name__ == "__main__":
    unpack(sys.argv[1], sys.argv[2])
#### 22 zip
import os
import zipfile

def unzip(archive, target):
    """Extract all files of a zip archive."""
    with zipfile.ZipFile(archive) as z:
        for name in z.namelist():
            path = os.path.join(target, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as out:
                out.write(z.read(name))
#### 79 hello
from flask import Flask, request

app = Flask(__name__)

@app.route("/hello")
def hello():
    name = request.args.get("name", "World")
    return f"<h1>Hello, {name}!</h1>"
#### 79 django
from django.http import HttpResponse

def search(request):
    query = request.GET.get("q", "")
    results = ["apple", "banana"]
    html = "<h2>Results for " + query + "</h2><ul>"
    for r in results:
        html += "<li>" + r + "</li>"
    return HttpResponse(html + "</ul>")
#### 79 markup
from flask import Flask, request, render_template
from markupsafe import Markup

app = Flask(__name__)

@app.route("/comment", methods=["POST"])
def comment():
    text = Markup(request.form["text"])
    return render_template("comment.html", text=text)
#### 1336 template
from flask import Flask, request, render_template_string

app = Flask(__name__)

@app.route("/greet")
def greet():
    name = request.args.get("name", "guest")
    template = "<h1>Hello %s</h1>" % name
    return render_template_string(template)
#### 1336 mail
from jinja2 import Template

def render_mail(request):
    body = request.POST["template"]
    return Template(body).render(user=request.user)
#### 601 redirect
from flask import Flask, request, redirect

app = Flask(__name__)

@app.route("/login")
def login():
    next_url = request.args.get("next")
    if not next_url:
        next_url = "/"
    return redirect(next_url)
#### 601 django
from django.http import HttpResponseRedirect

def leave(request):
    target = request.GET["url"]
    return HttpResponseRedirect(target)
#### 918 proxy
import requests
from flask import Flask, request

app = Flask(__name__)

@app.route("/fetch")
def fetch():
    url = request.args.get("url")
    r = requests.get(url, timeout=5)
    return r.text, r.status_code
#### 918 preview
import urllib.request
from fastapi import FastAPI

app = FastAPI()

@app.get("/preview")
def preview(link: str):
    with urllib.request.urlopen(link) as page:
        content = page.read(2000)
    return {"preview": content.decode("utf-8", "replace")}
#### 918 webhook
import httpx
from fastapi import FastAPI, Request

app = FastAPI()

@app.post("/hook")
async def hook(request: Request):
    data = await request.json()
    async with httpx.AsyncClient() as client:
        answer = await client.post(data["callback"], json={"ok": True})
    return {"status": answer.status_code}
#### 611 lxml
from flask import Flask, request
from lxml import etree

app = Flask(__name__)

@app.post("/xml")
def parse_xml():
    parser = etree.XMLParser(resolve_entities=True)
    tree = etree.fromstring(request.data, parser)
    return tree.findtext("name") or ""
#### 611 minidom
import sys
import xml.dom.minidom

def titles(path):
    document = xml.dom.minidom.parse(path)
    for node in document.getElementsByTagName("title"):
        print(node.firstChild.data)

titles(sys.argv[1])
#### 776 bomb
import xml.etree.ElementTree as ET
from flask import Flask, request

app = Flask(__name__)

@app.post("/feed")
def feed():
    root = ET.fromstring(request.get_data())
    return {"items": [item.text for item in root.iter("item")]}
#### 502 pickle
import pickle
from flask import Flask, request

app = Flask(__name__)

@app.route("/load", methods=["POST"])
def load():
    obj = pickle.loads(request.data)
    return {"type": type(obj).__name__}
#### 502 cookie
import base64
import pickle
from flask import Flask, request

app = Flask(__name__)

@app.route("/cart")
def cart():
    raw = request.cookies.get("cart")
    items = pickle.loads(base64.b64decode(raw)) if raw else []
    return {"items": items}
#### 502 yaml
import sys
import yaml

def read_config(path):
    with open(path) as f:
        return yaml.load(f, Loader=yaml.Loader)

print(read_config(sys.argv[1]))
#### 502 socket
import pickle
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 9000))
server.listen(1)
conn, _ = server.accept()
data = conn.recv(65536)
job = pickle.loads(data)
print("job", job)
conn.close()
#### 502 marshal
import marshal
from flask import Flask, request

app = Flask(__name__)

@app.put("/state")
def state():
    values = marshal.loads(request.get_data())
    return {"n": len(values)}
#### 90 ldap
import ldap
from flask import Flask, request

app = Flask(__name__)

@app.route("/people")
def people():
    name = request.args.get("name")
    conn = ldap.initialize("ldap://localhost")
    result = conn.search_s("dc=example,dc=com", ldap.SCOPE_SUBTREE, f"(cn={name})")
    return {"result": [dn for dn, _ in result]}
#### 643 xpath
from flask import Flask, request
from lxml import etree

app = Flask(__name__)
users = etree.parse("users.xml")

@app.route("/find")
def find():
    name = request.args["name"]
    found = users.xpath("//user[name='" + name + "']/mail/text()")
    return {"mail": found}
#### 117 log
import logging
from flask import Flask, request

app = Flask(__name__)
logging.basicConfig(filename="app.log", level=logging.INFO)

@app.route("/login", methods=["POST"])
def login():
    user = request.form["user"]
    logging.info("login attempt by " + user)
    return "ok"
#### 113 header
from flask import Flask, request, Response

app = Flask(__name__)

@app.route("/lang")
def lang():
    value = request.args.get("lang", "en")
    response = Response("ok")
    response.headers["Set-Cookie"] = "lang=" + value
    return response
#### 943 mongo
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient()["shop"]

@app.post("/login")
def login():
    body = request.get_json()
    user = db.users.find_one({"name": body["name"], "pin": body["pin"]})
    return {"ok": user is not None}
#### 943 where
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient()["shop"]

@app.get("/orders")
def orders():
    owner = request.args["owner"]
    rows = db.orders.find({"$where": "this.owner == '" + owner + "'"})
    return {"orders": [str(r["_id"]) for r in rows]}
#### 327 des
from Crypto.Cipher import DES

def encrypt(key, text):
    cipher = DES.new(key, DES.MODE_ECB)
    while len(text) % 8 != 0:
        text += " "
    return cipher.encrypt(text.encode())

print(encrypt(input("key: ").encode(), "hello world").hex())
#### 327 ecb
from Crypto.Cipher import AES
from Crypto.Util.Padding import pad

def encrypt_file(path, key):
    with open(path, "rb") as f:
        data = f.read()
    cipher = AES.new(key, AES.MODE_ECB)
    with open(path + ".enc", "wb") as out:
        out.write(cipher.encrypt(pad(data, 16)))
#### 327 rc4
from Crypto.Cipher import ARC4

def scramble(key: bytes, message: str) -> bytes:
    """Encrypt a message with a stream cipher."""
    cipher = ARC4.new(key)
    return cipher.encrypt(message.encode("utf-8"))
#### 329 iv
from Crypto.Cipher import AES
from Crypto.Util.Padding import pad

def encrypt(key, message):
    iv = b"\x00" * 16
    cipher = AES.new(key, AES.MODE_CBC, iv)
    return iv + cipher.encrypt(pad(message.encode(), AES.block_size))
#### 326 rsa
from Crypto.PublicKey import RSA

def make_keys():
    key = RSA.generate(1024)
    with open("private.pem", "wb") as f:
        f.write(key.export_key())
    return key.publickey().export_key()
#### 328 md5
import hashlib

users = {}

def register(name, password):
    users[name] = hashlib.md5(password.encode()).hexdigest()

def login(name, password):
    return users.get(name) == hashlib.md5(password.encode()).hexdigest()
#### 916 sha1
import hashlib
import sqlite3

def store_password(name, password):
    digest = hashlib.sha1(password.encode("utf-8")).hexdigest()
    with sqlite3.connect("users.db") as db:
        db.execute("INSERT INTO users VALUES (?, ?)", (name, digest))
#### 759 unsalted
import hashlib

def hash_password(password: str) -> str:
    """Return the hash of a password for storage."""
    return hashlib.sha256(password.encode()).hexdigest()

def verify_password(password: str, stored: str) -> bool:
    return hash_password(password) == stored
#### 916 pbkdf2
import hashlib
import os

def hash_password(password):
    salt = os.urandom(16)
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 10)
    return salt + key
#### 330 password
import random
import string

def generate_password(length=12):
    chars = string.ascii_letters + string.digits + string.punctuation
    password = ""
    for _ in range(length):
        password += random.choice(chars)
    return password

print(generate_password())
#### 338 otp
import random

def send_otp(phone, sms):
    otp = random.randint(100000, 999999)
    sms.send(phone, f"Your code is {otp}")
    return otp
#### 330 token
import random
import time

def create_session_token(user_id):
    random.seed(time.time())
    token = "%032x" % random.getrandbits(128)
    return f"{user_id}:{token}"
#### 335 seed
import random

random.seed(42)

def make_api_key():
    return "".join(random.choices("0123456789abcdef", k=32))
#### 614 cookie
from flask import Flask, make_response, request

app = Flask(__name__)

@app.route("/login", methods=["POST"])
def login():
    resp = make_response("logged in")
    resp.set_cookie("session_id", request.form["token"])
    return resp
#### 1004 cookie
from django.http import HttpResponse

def remember(request):
    response = HttpResponse("ok")
    response.set_cookie("auth_token", request.user.token, secure=True, httponly=False)
    return response
#### 614 settings
from flask import Flask

app = Flask(__name__)
app.config["SESSION_COOKIE_SECURE"] = False
app.config["SESSION_COOKIE_HTTPONLY"] = False

@app.route("/")
def index():
    return "hi"
#### 295 verify
import requests

def get_balance(account):
    response = requests.get(
        f"https://bank.example/api/accounts/{account}",
        verify=False,
    )
    return response.json()["balance"]
#### 295 ssl
import ssl
import urllib.request

def download(url):
    context = ssl._create_unverified_context()
    with urllib.request.urlopen(url, context=context) as r:
        return r.read()
#### 327 tls
import socket
import ssl

def connect(host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    sock = socket.create_connection((host, 443))
    return context.wrap_socket(sock, server_hostname=host)
#### 319 ftp
from ftplib import FTP
import os

def upload(path):
    ftp = FTP("ftp.example.org")
    ftp.login("backup", os.environ["FTP_PASSWORD"])
    with open(path, "rb") as f:
        ftp.storbinary("STOR " + os.path.basename(path), f)
    ftp.quit()
#### 319 telnet
import telnetlib
import os

def reboot(host):
    tn = telnetlib.Telnet(host)
    tn.read_until(b"login: ")
    tn.write(b"admin\n")
    tn.read_until(b"Password: ")
    tn.write(os.environb[b"ROUTER_PW"] + b"\n")
    tn.write(b"reboot\n")
#### 295 paramiko
import paramiko

def run(host, user, command):
    ssh = paramiko.SSHClient()
    ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    ssh.connect(host, username=user)
    _, out, _ = ssh.exec_command("uptime")
    print(out.read().decode())
    ssh.close()
#### 347 jwt
import jwt
from flask import Flask, request, abort

app = Flask(__name__)

@app.route("/admin")
def admin():
    token = request.headers["Authorization"].split()[1]
    claims = jwt.decode(token, options={"verify_signature": False})
    if claims.get("role") != "admin":
        abort(403)
    return "welcome"
#### 347 none
import jwt

def make_token(user_id):
    return jwt.encode({"sub": user_id}, key="", algorithm="none")

def read_token(token):
    return jwt.decode(token, key="", algorithms=["none", "HS256"])["sub"]
#### 377 mktemp
import tempfile

def save_report(text):
    path = tempfile.mktemp(suffix=".txt")
    with open(path, "w") as f:
        f.write(text)
    return path
#### 379 tmp
import os

def cache(data):
    path = "/tmp/app_cache.json"
    with open(path, "w") as f:
        f.write(data)
    os.chmod(path, 0o666)
    return path
#### 732 chmod
import os
import stat

def save_key(path, key):
    with open(path, "w") as f:
        f.write(key)
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
#### 276 umask
import os

def daemonize():
    if os.fork():
        os._exit(0)
    os.umask(0)
    os.setsid()
    with open("/var/run/app.pid", "w") as f:
        f.write(str(os.getpid()))
#### 489 debug
from flask import Flask

app = Flask(__name__)

@app.route("/")
def index():
    return "Hello"

if __name__ == "__main__":
    app.run(debug=True)
#### 489 django
import os

BASE_DIR = os.path.dirname(os.path.abspath(__file__))
SECRET_KEY = os.environ["DJANGO_KEY"]
DEBUG = True
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions"]
#### 605 bind
from flask import Flask

app = Flask(__name__)

@app.route("/metrics")
def metrics():
    return "up 1"

app.run(host="0.0.0.0", port=8080)
#### 209 error
import traceback
from flask import Flask, request

app = Flask(__name__)

@app.route("/divide")
def divide():
    try:
        return str(int(request.args["a"]) / int(request.args["b"]))
    except Exception:
        return traceback.format_exc(), 500
#### 209 str
from flask import Flask, jsonify, request
import sqlite3

app = Flask(__name__)

@app.get("/item")
def item():
    try:
        db = sqlite3.connect("items.db")
        return jsonify(db.execute("SELECT * FROM items WHERE id = ?", (request.args["id"],)).fetchall())
    except Exception as e:
        return jsonify({"error": str(e)}), 500
#### 532 log
import logging

logger = logging.getLogger(__name__)

def login(username, password, check):
    logger.info("login user=%s password=%s", username, password)
    return check(username, password)
#### 312 file
import json

def save_user(name, password, card_number):
    with open("users.json", "a") as f:
        f.write(json.dumps({"name": name, "password": password, "card": card_number}) + "\n")
#### 352 csrf
from django.http import JsonResponse
from django.views.decorators.csrf import csrf_exempt

@csrf_exempt
def transfer(request):
    account = request.user.account
    account.send(request.POST["to"], int(request.POST["amount"]))
    return JsonResponse({"ok": True})
#### 942 cors
from flask import Flask, jsonify
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins="*", supports_credentials=True)

@app.route("/me")
def me():
    return jsonify(name="bob")
#### 306 admin
from flask import Flask, request
import os

app = Flask(__name__)

@app.route("/admin/delete_user", methods=["POST"])
def delete_user():
    name = request.form["name"]
    os.remove("users/" + os.path.basename(name))
    return "deleted"
#### 798 db
import psycopg2

def connect():
    return psycopg2.connect(
        host="db.internal", dbname="shop", user="admin", password="Sup3r$ecretPw!"
    )
#### 798 compare
from flask import Flask, request, abort

app = Flask(__name__)

@app.route("/admin")
def admin():
    if request.args.get("password") != "hunter2-Adm1n":
        abort(401)
    return "admin area"
#### 321 key
from cryptography.fernet import Fernet

KEY = b"Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo="

def encrypt(text):
    return Fernet(KEY).encrypt(text.encode())
#### 1333 regex
import re
from flask import Flask, request

app = Flask(__name__)
EMAIL = re.compile(r"^([a-zA-Z0-9]+)+@([a-z]+\.)+com$")

@app.route("/check")
def check():
    return {"valid": bool(EMAIL.match(request.args.get("email", "")))}
#### 1333 user
import re
from flask import Flask, request

app = Flask(__name__)

@app.route("/grep")
def grep():
    pattern = request.args["pattern"]
    lines = open("words.txt").read().splitlines()
    return {"lines": [l for l in lines if re.search(pattern, l)]}
#### 400 size
from flask import Flask, request

app = Flask(__name__)

@app.route("/range")
def numbers():
    count = int(request.args["count"])
    return {"numbers": list(range(count))}
#### 409 zip
import gzip
from flask import Flask, request

app = Flask(__name__)

@app.post("/unpack")
def unpack():
    data = gzip.decompress(request.data)
    return {"size": len(data)}
#### 400 timeout
import requests

def weather(city):
    response = requests.get("https://weather.example/api", params={"city": city})
    return response.json()["temperature"]
#### 367 race
import os

def write_once(path, data):
    if os.path.exists(path):
        raise FileExistsError(path)
    with open(path, "w") as f:
        f.write(data)
#### 362 thread
import threading

balance = 0

def deposit(n):
    global balance
    for _ in range(n):
        value = balance
        balance = value + 1

threads = [threading.Thread(target=deposit, args=(100000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
#### 772 file
def count_words(path):
    f = open(path)
    words = 0
    for line in f:
        words += len(line.split())
    return words

print(count_words("book.txt"))
#### 772 db
import sqlite3

def find(name):
    conn = sqlite3.connect("people.db")
    cur = conn.execute("SELECT * FROM people WHERE name = ?", (name,))
    return cur.fetchall()
#### 390 except
import json

def load_settings(path):
    try:
        with open(path) as f:
            return json.load(f)
    except:
        pass

print(load_settings("settings.json"))
#### 396 broad
def parse_amounts(lines):
    total = 0
    for line in lines:
        try:
            total += float(line)
        except Exception:
            continue
    return total
#### 252 remove
import subprocess

def backup(source, target):
    subprocess.run(["rsync", "-a", source, target])
    subprocess.run(["rm", "-r", "--", source])
    print("backup done")
#### 476 none
import re

def year_of(text):
    match = re.search(r"\d{4}", text)
    return int(match.group())

print(year_of("no year here"))
#### 369 average
def average(numbers):
    total = 0
    for n in numbers:
        total += n
    return total / len(numbers)

values = [int(x) for x in input("numbers: ").split()]
print(average(values))
#### 617 assert
def withdraw(account, user, amount):
    assert user.id == account.owner_id, "not your account"
    assert amount <= account.balance
    account.balance -= amount
    return account.balance
#### 835 loop
def wait_for(queue):
    done = False
    while not done:
        if queue:
            queue.pop()
    return "finished"
#### 674 recursion
def factorial(n):
    return n * factorial(n - 1)

print(factorial(5))
#### 561 dead
def discount(price, is_member):
    if is_member:
        return price * 0.9
    return price
    print("no discount")
#### 571 compare
def same_point(a, b):
    if a.x == a.x and a.y == b.y:
        return True
    return False
#### 1188 default
def add_item(item, basket=[]):
    basket.append(item)
    return basket

print(add_item("apple"))
print(add_item("pear"))
#### 597 is
def is_admin(role):
    if role is "admin":
        return True
    return False
#### 584 finally
def read_number(path):
    try:
        with open(path) as f:
            return int(f.read())
    finally:
        return 0
#### 563 unused
def total_price(items):
    total = 0
    for item in items:
        total = total + item["price"]
    total = len(items)
    return total
#### 208 compare
import hmac
import hashlib
from flask import Flask, request, abort
import os

app = Flask(__name__)

@app.post("/webhook")
def webhook():
    expected = hmac.new(os.environb[b"KEY"], request.data, hashlib.sha256).hexdigest()
    if request.headers["X-Signature"] != expected:
        abort(403)
    return "ok"
#### 915 mass
from django.http import JsonResponse
from .models import Profile

def update(request):
    profile = Profile.objects.get(user=request.user)
    for key, value in request.POST.items():
        setattr(profile, key, value)
    profile.save()
    return JsonResponse({"ok": True})
#### 501 session
from flask import Flask, request, session

app = Flask(__name__)

@app.route("/become")
def become():
    session["role"] = request.args.get("role", "user")
    return "ok"
#### 639 idor
from flask import Flask, session, jsonify
import sqlite3

app = Flask(__name__)

@app.route("/invoice/<int:invoice_id>")
def invoice(invoice_id):
    db = sqlite3.connect("shop.db")
    row = db.execute("SELECT * FROM invoices WHERE id = ?", (invoice_id,)).fetchone()
    return jsonify(row)
#### 427 path
import os
import subprocess
import sys

sys.path.insert(0, os.getcwd())
os.environ["PATH"] = "." + os.pathsep + os.environ["PATH"]
subprocess.run(["ls", "-l"])
#### 494 update
import urllib.request
import os
import stat

def update():
    urllib.request.urlretrieve("http://updates.example.org/app.bin", "app.bin")
    os.chmod("app.bin", stat.S_IRWXU)
    os.execv("./app.bin", ["app.bin"])
#### 521 weak
from flask import Flask, request
from werkzeug.security import generate_password_hash

app = Flask(__name__)
users = {}

@app.post("/register")
def register():
    password = request.form["password"]
    if len(password) < 4:
        return "too short", 400
    users[request.form["name"]] = generate_password_hash(password)
    return "ok"
'''
