"""Short vulnerable programs in JavaScript, TypeScript, Go, PHP, Ruby, Kotlin, Bash and of configuration."""

PROGRAMS = r"""
#### 89 javascript
const express = require('express');
const mysql = require('mysql');

const app = express();
const db = mysql.createConnection({ host: 'localhost', database: 'shop' });

app.get('/product', (req, res) => {
  db.query('SELECT * FROM products WHERE id = ' + req.query.id, (err, rows) => {
    if (err) return res.sendStatus(500);
    res.json(rows);
  });
});

app.listen(3000);
#### 89 javascript
const { Client } = require('pg');

async function findUser(name) {
  const client = new Client();
  await client.connect();
  const res = await client.query(`SELECT * FROM users WHERE name = '${name}'`);
  await client.end();
  return res.rows;
}

module.exports = { findUser };
#### 943 javascript
const express = require('express');
const { MongoClient } = require('mongodb');

const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const client = await MongoClient.connect('mongodb://localhost');
  const user = await client.db('app').collection('users').findOne({
    name: req.body.name,
    password: req.body.password,
  });
  res.json({ ok: !!user });
});
#### 78 javascript
const express = require('express');
const { exec } = require('child_process');

const app = express();

app.get('/ping', (req, res) => {
  exec('ping -c 1 ' + req.query.host, (err, stdout) => {
    res.type('text/plain').send(stdout);
  });
});

app.listen(3000);
#### 78 javascript
const { execSync } = require('child_process');

const branch = process.argv[2];
const log = execSync(`git log --oneline ${branch}`).toString();
console.log(log);
#### 95 javascript
const express = require('express');
const app = express();

app.get('/calc', (req, res) => {
  const result = eval(req.query.expr);
  res.json({ result });
});

app.listen(3000);
#### 94 javascript
const express = require('express');
const app = express();
app.use(express.json());

app.post('/run', (req, res) => {
  const fn = new Function('x', req.body.code);
  res.json({ result: fn(42) });
});
#### 22 javascript
const express = require('express');
const fs = require('fs');

const app = express();

app.get('/file', (req, res) => {
  fs.readFile('./public/' + req.query.name, 'utf8', (err, data) => {
    if (err) return res.status(404).end();
    res.type('text/plain').send(data);
  });
});
#### 22 javascript
const http = require('http');
const fs = require('fs');
const path = require('path');

http.createServer((req, res) => {
  const file = path.join(__dirname, 'static', decodeURIComponent(req.url));
  fs.createReadStream(file).pipe(res);
}).listen(8080);
#### 79 javascript
const express = require('express');
const app = express();

app.get('/hello', (req, res) => {
  res.send(`<h1>Hello ${req.query.name}</h1>`);
});

app.listen(3000);
#### 79 javascript
document.addEventListener('DOMContentLoaded', () => {
  const params = new URLSearchParams(location.search);
  const message = params.get('message');
  document.getElementById('banner').innerHTML = message;
});
#### 79 javascript
import React from 'react';

export default function Comment({ text }) {
  return <div dangerouslySetInnerHTML={{ __html: text }} />;
}
#### 79 javascript
$(function () {
  var name = window.location.hash.substring(1);
  $('#greeting').html('Hello ' + name);
});
#### 601 javascript
const express = require('express');
const app = express();

app.get('/login', (req, res) => {
  res.redirect(req.query.next || '/');
});
#### 918 javascript
const express = require('express');
const axios = require('axios');

const app = express();

app.get('/proxy', async (req, res) => {
  const response = await axios.get(req.query.url);
  res.json(response.data);
});
#### 918 javascript
const http = require('http');

http.createServer(async (req, res) => {
  const target = new URL(req.url, 'http://localhost').searchParams.get('target');
  const answer = await fetch(target);
  res.end(String(answer.status));
}).listen(8080);
#### 1321 javascript
function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      target[key] = merge(target[key] || {}, source[key]);
    } else {
      target[key] = source[key];
    }
  }
  return target;
}

module.exports = merge;
#### 1321 javascript
function setPath(obj, path, value) {
  const keys = path.split('.');
  let node = obj;
  for (let i = 0; i < keys.length - 1; i++) {
    node = node[keys[i]] = node[keys[i]] || {};
  }
  node[keys[keys.length - 1]] = value;
  return obj;
}

module.exports = setPath;
#### 1333 javascript
const EMAIL = /^([a-zA-Z0-9_.-])+@(([a-zA-Z0-9-])+.)+([a-zA-Z0-9]{2,4})+$/;

function isEmail(text) {
  return EMAIL.test(text);
}

module.exports = isEmail;
#### 1333 javascript
const express = require('express');
const app = express();

app.get('/search', (req, res) => {
  const re = new RegExp(req.query.q);
  res.json(['apple', 'banana'].filter((f) => re.test(f)));
});
#### 502 javascript
const express = require('express');
const cookieParser = require('cookie-parser');
const serialize = require('node-serialize');

const app = express();
app.use(cookieParser());

app.get('/', (req, res) => {
  const profile = serialize.unserialize(Buffer.from(req.cookies.profile, 'base64').toString());
  res.json({ user: profile.user });
});
#### 330 javascript
function resetToken() {
  return Math.random().toString(36).substring(2) + Date.now().toString(36);
}

module.exports = { resetToken };
#### 328 javascript
const crypto = require('crypto');

function hashPassword(password) {
  return crypto.createHash('sha1').update(password).digest('hex');
}

module.exports = { hashPassword };
#### 327 javascript
const crypto = require('crypto');

function encrypt(text, key) {
  const cipher = crypto.createCipheriv('des-ecb', key, null);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

module.exports = encrypt;
#### 614 javascript
const express = require('express');
const session = require('express-session');

const app = express();
app.use(session({
  secret: process.env.SESSION_SECRET,
  cookie: { secure: false, httpOnly: false },
}));
#### 295 javascript
const https = require('https');

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

https.get('https://self-signed.example.org/', (res) => {
  console.log(res.statusCode);
});
#### 347 javascript
const jwt = require('jsonwebtoken');

function authenticate(req, res, next) {
  const token = req.headers.authorization.split(' ')[1];
  const user = jwt.decode(token);
  if (!user) return res.sendStatus(401);
  req.user = user;
  next();
}

module.exports = authenticate;
#### 942 javascript
const express = require('express');
const app = express();

app.use((req, res, next) => {
  res.header('Access-Control-Allow-Origin', req.headers.origin);
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});
#### 390 javascript
const fs = require('fs');

function readJson(path) {
  let data = null;
  try {
    data = JSON.parse(fs.readFileSync(path));
  } catch (e) {
  }
  return data;
}

module.exports = readJson;
#### 346 javascript
window.addEventListener('message', function (event) {
  const data = JSON.parse(event.data);
  if (data.action === 'setToken') {
    localStorage.setItem('token', data.token);
  }
});
#### 481 javascript
function canEdit(user) {
  if (user.role = 'admin') {
    return true;
  }
  return false;
}

module.exports = canEdit;
#### 798 javascript
const mysql = require('mysql');

const db = mysql.createConnection({
  host: 'localhost',
  user: 'root',
  password: 'Xk29-prod-Secret',
  database: 'shop',
});

module.exports = db;
#### 1336 javascript
const express = require('express');
const ejs = require('ejs');
const app = express();

app.get('/greet', (req, res) => {
  const html = ejs.render('<p>Hello ' + req.query.name + '</p>');
  res.send(html);
});
#### 89 typescript
import { Request, Response } from 'express';
import { getConnection } from 'typeorm';

export async function list(req: Request, res: Response): Promise<void> {
  const sort = req.query.sort as string;
  const rows = await getConnection().query(`SELECT * FROM items ORDER BY ${sort}`);
  res.json(rows);
}
#### 78 typescript
import { Controller, Get, Query } from '@nestjs/common';
import { execSync } from 'child_process';

@Controller('whois')
export class WhoisController {
  @Get()
  whois(@Query('domain') domain: string): string {
    return execSync(`whois ${domain}`).toString();
  }
}
#### 22 typescript
import express, { Request, Response } from 'express';
import * as fs from 'fs';

const app = express();

app.delete('/upload/:name', (req: Request, res: Response) => {
  fs.unlinkSync('uploads/' + req.params.name);
  res.sendStatus(204);
});
#### 79 typescript
import { Component, Input } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';

@Component({ selector: 'app-note', template: '<div [innerHTML]="html"></div>' })
export class NoteComponent {
  html: any;
  constructor(private sanitizer: DomSanitizer) {}

  @Input() set note(value: string) {
    this.html = this.sanitizer.bypassSecurityTrustHtml(value);
  }
}
#### 89 go
package main

import (
	"database/sql"
	"fmt"
	"net/http"

	_ "github.com/lib/pq"
)

var db *sql.DB

func user(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("id")
	row := db.QueryRow("SELECT name FROM users WHERE id = " + id)
	var name string
	if err := row.Scan(&name); err != nil {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintln(w, len(name))
}
#### 78 go
package main

import (
	"net/http"
	"os/exec"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	out, err := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	if err != nil {
		http.Error(w, "failed", 500)
		return
	}
	w.Write(out)
}

func main() {
	http.HandleFunc("/ping", ping)
	http.ListenAndServe("127.0.0.1:8080", nil)
}
#### 22 go
package main

import (
	"net/http"
	"os"
)

func download(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("file")
	data, err := os.ReadFile("files/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Write(data)
}
#### 79 go
package main

import (
	"fmt"
	"net/http"
)

func hello(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprintf(w, "<h1>Hello %s</h1>", name)
}

func main() {
	http.HandleFunc("/", hello)
	http.ListenAndServe("127.0.0.1:8080", nil)
}
#### 601 go
package main

import "net/http"

func leave(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}
#### 918 go
package main

import (
	"io"
	"net/http"
)

func proxy(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(r.URL.Query().Get("url"))
	if err != nil {
		http.Error(w, "bad gateway", 502)
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}
#### 295 go
package main

import (
	"crypto/tls"
	"fmt"
	"net/http"
)

func main() {
	tr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	client := &http.Client{Transport: tr}
	resp, err := client.Get("https://internal.example.org")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	fmt.Println(resp.Status)
}
#### 328 go
package main

import (
	"crypto/md5"
	"fmt"
)

func hashPassword(pw string) string {
	return fmt.Sprintf("%x", md5.Sum([]byte(pw)))
}

func main() {
	fmt.Println(hashPassword("hello"))
}
#### 338 go
package main

import (
	"fmt"
	"math/rand"
)

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"

func newToken(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[rand.Intn(len(letters))]
	}
	return string(b)
}

func main() {
	fmt.Println(newToken(32))
}
#### 327 go
package main

import (
	"crypto/rc4"
)

func encrypt(key, data []byte) ([]byte, error) {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out, nil
}
#### 252 go
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	f, _ := os.Create("out.txt")
	f.WriteString(fmt.Sprint(n * 2))
	f.Close()
}
#### 772 go
package main

import (
	"bufio"
	"os"
)

func firstLine(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	s := bufio.NewScanner(f)
	s.Scan()
	return s.Text()
}
#### 362 go
package main

import (
	"fmt"
	"sync"
)

func main() {
	counts := map[string]int{}
	var wg sync.WaitGroup
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			counts["hits"]++
		}()
	}
	wg.Wait()
	fmt.Println(counts["hits"])
}
#### 476 go
package main

import (
	"fmt"
	"net/http"
)

func main() {
	resp, err := http.Get("https://example.org")
	defer resp.Body.Close()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(resp.Status)
}
#### 732 go
package main

import "os"

func saveKey(key []byte) error {
	return os.WriteFile("server.key", key, 0666)
}
#### 190 go
package main

import (
	"net/http"
	"strconv"
)

func buy(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("count"))
	if err != nil {
		http.Error(w, "bad count", 400)
		return
	}
	total := int32(n) * 199
	w.Write([]byte(strconv.Itoa(int(total))))
}
#### 614 go
package main

import "net/http"

func login(w http.ResponseWriter, r *http.Request) {
	c := &http.Cookie{Name: "session", Value: r.FormValue("token"), HttpOnly: false, Secure: false}
	http.SetCookie(w, c)
}
#### 89 php
<?php
$conn = mysqli_connect("localhost", "app", getenv("DB_PW"), "shop");
$id = $_GET['id'];
$result = mysqli_query($conn, "SELECT * FROM products WHERE id = $id");
while ($row = mysqli_fetch_assoc($result)) {
    echo htmlspecialchars($row['name']), "\n";
}
#### 78 php
<?php
$domain = $_POST['domain'];
$output = shell_exec("nslookup " . $domain);
echo "<pre>" . htmlspecialchars($output) . "</pre>";
#### 79 php
<?php
$name = $_GET['name'];
echo "<h1>Hello, " . $name . "</h1>";
#### 98 php
<?php
$page = $_GET['page'] ?? 'home';
include("pages/" . $page . ".php");
#### 22 php
<?php
$file = $_GET['file'];
header('Content-Type: application/octet-stream');
readfile('/var/www/downloads/' . $file);
#### 434 php
<?php
if (isset($_FILES['image'])) {
    $target = "uploads/" . basename($_FILES['image']['name']);
    move_uploaded_file($_FILES['image']['tmp_name'], $target);
    echo "uploaded";
}
#### 502 php
<?php
$cart = unserialize(base64_decode($_COOKIE['cart']));
echo count($cart);
#### 94 php
<?php
$expr = $_GET['expr'];
eval('$result = ' . $expr . ';');
echo (float) $result;
#### 601 php
<?php
session_destroy();
header("Location: " . $_GET['return_to']);
exit;
#### 918 php
<?php
$url = $_GET['url'];
$data = file_get_contents($url);
echo strlen($data);
#### 328 php
<?php
function register($pdo, $name, $password) {
    $hash = md5($password);
    $s = $pdo->prepare("INSERT INTO users (name, hash) VALUES (?, ?)");
    $s->execute([$name, $hash]);
}
#### 330 php
<?php
function resetCode() {
    return rand(100000, 999999);
}
mail($_POST['email'], 'Reset', 'Your code: ' . resetCode());
#### 614 php
<?php
session_start();
setcookie('auth', session_id(), time() + 86400);
echo 'ok';
#### 611 php
<?php
$xml = file_get_contents('php://input');
libxml_disable_entity_loader(false);
$doc = new DOMDocument();
$doc->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
echo $doc->documentElement->nodeName;
#### 89 ruby
class UsersController < ApplicationController
  def index
    @users = User.where("name LIKE '%#{params[:q]}%'")
    render json: @users
  end
end
#### 78 ruby
require "sinatra"

get "/ping" do
  host = params[:host]
  `ping -c 1 #{host}`
end
#### 94 ruby
require "sinatra"

get "/calc" do
  eval(params[:expr]).to_s
end
#### 22 ruby
require "sinatra"

get "/file" do
  content_type "text/plain"
  File.read(File.join("public", params[:name]))
end
#### 502 ruby
class SessionsController < ApplicationController
  def restore
    data = Marshal.load(Base64.decode64(cookies[:state]))
    render json: { size: data.size }
  end
end
#### 601 ruby
class SessionsController < ApplicationController
  def destroy
    reset_session
    redirect_to params[:return_to]
  end
end
#### 915 ruby
class UsersController < ApplicationController
  def update
    user = User.find(current_user.id)
    user.update(params.permit!)
    head :ok
  end
end
#### 89 kotlin
import java.sql.DriverManager

fun findUser(name: String): Boolean {
    DriverManager.getConnection("jdbc:sqlite:app.db").use { c ->
        val rs = c.createStatement().executeQuery("SELECT * FROM users WHERE name = '$name'")
        return rs.next()
    }
}

fun main() {
    val name = readLine() ?: return
    println(findUser(name))
}
#### 78 kotlin
fun main(args: Array<String>) {
    val host = args[0]
    val process = Runtime.getRuntime().exec(arrayOf("sh", "-c", "ping -c 1 $host"))
    println(process.inputStream.bufferedReader().readText())
}
#### 78 bash
#!/bin/bash
# Search log files for a word.
echo "Content-Type: text/plain"
echo
word=$(echo "$QUERY_STRING" | sed 's/^q=//')
eval "grep -r $word /var/log/app"
#### 78 bash
#!/bin/bash
read -p "Directory to clean: " dir
rm -rf $dir/*
#### 377 bash
#!/bin/bash
TMP=/tmp/backup.$$
tar cf $TMP /home/app
gzip < $TMP > /backup/home.tar.gz
rm $TMP
#### 494 bash
#!/bin/bash
echo "Installing tool"
curl -s http://get.example.org/install.sh | sudo bash
#### 732 bash
#!/bin/bash
mkdir -p /opt/app/data
chmod -R 777 /opt/app
#### 250 dockerfile
FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
USER root
CMD ["python", "app.py"]
#### 494 dockerfile
FROM debian:12
RUN apt-get update && apt-get install -y curl
RUN curl http://get.example.org/setup.sh | bash
USER 1000
CMD ["tool"]
#### 284 terraform
resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
#### 732 terraform
resource "aws_s3_bucket" "site" {
  bucket = "my-site-files"
  acl    = "public-read-write"
}
#### 250 yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.27.0
      securityContext:
        privileged: true
        allowPrivilegeEscalation: true
"""
