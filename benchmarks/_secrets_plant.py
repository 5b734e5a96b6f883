"""Secrets made at run time, and the places in which they are planted."""

from __future__ import annotations

import base64
import collections
import random
import re
import string
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import re2

_WORDS = ["autumn", "river", "falcon", "copper", "magnet", "orbit", "puzzle", "velvet", "walnut", "zephyr", "harbor", "lantern", "marble", "nectar", "oyster", "pepper", "quartz", "saddle", "timber", "umbrella", "violet", "whisky", "yellow", "anchor", "bishop", "candle", "dragon", "ember", "forest", "garden", "hammer", "island", "jungle", "kettle", "monday", "winter", "summer", "spring", "tiger", "eagle", "rocket", "shadow", "silver", "thunder", "turtle", "viking", "wizard", "coffee", "banana", "cheese", "pirate", "ninja"]  # fmt: skip
_LEET = str.maketrans("aeiost", "431057")
_ALPHANUMERIC = string.ascii_letters + string.digits
_SIGNS = "!@#$%&*?_-+=."

TEMPLATES = {
    "app.py": ['import os\n\nDB_PASSWORD = "{}"\n', 'client = Client(user="svc", password="{}")\n', 'conf = {{"api_key": "{}", "region": "eu"}}\n', 'if password == "{}":\n    allow()\n',
               'token: str = "{}"\n', 'SECRET_KEY = os.environ.get("SECRET_KEY", "{}")\n'],
    "app.js": ["const apiKey = '{}';\n", "module.exports = {{ db: {{ user: 'root', password: '{}' }} }};\n", 'const secret = process.env.JWT_SECRET || "{}";\n', "axios.defaults.headers['x-api-key'] = '{}';\n"],
    "app.ts": ['private readonly clientSecret: string = "{}";\n', "export const environment = {{ production: true, authToken: '{}' }};\n"],
    "App.java": ['private static final String PASSWORD = "{}";\n', 'ds.setPassword("{}");\n', 'props.put("mail.smtp.password", "{}");\n', 'con = DriverManager.getConnection(url, "app", "{}");\n'],
    "App.cs": ['var conn = new SqlConnection("Server=db1;Database=a;User Id=sa;Password={};");\n', 'public string ApiKey {{ get; set; }} = "{}";\n', 'var c = new NetworkCredential("svc", "{}");\n'],
    "app.go": ['password := "{}"\n', 'cfg := Config{{User: "svc", Password: "{}"}}\n', 'const apiToken = "{}"\n'],
    "app.php": ["define('DB_PASSWORD', '{}');\n", "'password' => '{}',\n", '$secret_key = "{}";\n', '$db = new PDO($dsn, "app", "{}");\n'],
    "app.rb": ["config.secret_key = '{}'\n", "password: '{}',\n", ":access_token => \"{}\",\n"],
    "app.rs": ['let api_key = "{}";\n', 'const CLIENT_SECRET: &str = "{}";\n'],
    "app.c": ['const char *password = "{}";\n', '#define API_KEY "{}"\n', 'static char wifi_pass[] = "{}";\n'],
    "App.kt": ['val apiKey: String = "{}"\n', 'storePassword = "{}"\n'],
    "App.swift": ['let authToken: String = "{}"\n', 'let password = "{}"\n'],
    "config.yml": ["database:\n  password: {}\n", 'api_key: "{}"\n', "environment:\n  - POSTGRES_PASSWORD={}\n", "- name: DB_PASSWORD\n  value: {}\n"],
    "config.json": ['{{"username": "svc", "password": "{}"}}\n', '{{"name": "API_TOKEN", "value": "{}"}}\n', '{{\n "clientSecret": "{}"\n}}\n'],
    "application.properties": ["spring.datasource.password={}\n", "api.secret.key = {}\n"],
    ".env": ["DB_PASSWORD={}\n", "export STRIPE_SECRET={}\n", "JWT_SECRET='{}'\n"],
    "Dockerfile": ["ENV ADMIN_PASSWORD {}\n", "ARG API_TOKEN={}\n"],
    "deploy.sh": ["mysql -u root -p{} app < dump.sql\n", "curl -u deploy:{} https://ci.intra.net/x\n", "sshpass -p {} ssh root@10.0.0.1\n", "./run --password {} --verbose\n", "export PGPASSWORD='{}'\n"],
    "main.tf": ['variable "db_password" {{\n  default = "{}"\n}}\n', 'master_password = "{}"\n'],
    "web.config": ['<add key="ApiKey" value="{}" />\n', '<password>{}</password>\n', '<property name="hibernate.connection.password">{}</property>\n'],
    "setup.ini": ["[db]\nuser = root\npassword = {}\n"],
    "app.toml": ['[auth]\nsecret_key = "{}"\n'],
    "grants.sql": ["CREATE USER app IDENTIFIED BY '{}';\n", "ALTER ROLE app WITH PASSWORD '{}';\n"],
    "notes.md": ["Log in with `password: {}` on the staging host.\n", "    curl -H 'X-Api-Key: {}' https://intra.net/v1\n"],
    "urls.py": ['DATABASE_URL = "postgres://svc:{}@db1.intra.net:5432/app"\n', 'BROKER = "amqp://svc:{}@mq1:5672//"\n', 'REDIS = "redis://:{}@cache1:6379/0"\n'],
    "note.ipynb": ['{{"cells": [{{"cell_type": "code", "source": ["api_key = \\"{}\\"\\n"]}}]}}\n'],
    ".netrc": ["machine git.intra.net login ci password {}\n"],
}  # fmt: skip
_PASSWORD_FORMS = re.compile(
    r"(?i)passw|pwd|_pass|-p\{|-u |sshpass|://|login|credential|identified|ConnectionString|PDO|getConnection"
)

MOST_OF_PACKAGE, MOST_OF_NAME = 60, 12
# A name whose last words are a credential's, and a literal: where a secret could be planted in real code.
PLACE = re2.compile(
    rb"""(?i)\b([\w.-]*(?:password|passwd|pwd|secret|token|api_?key|access_?key|secret_?key|auth_?token|passphrase|client_?secret))"""
    rb"""["']?\]?\s*(?:=>|:=|[:=])\s*(?:"([^"'\n\\]{1,60})"|'([^"'\n\\]{1,60})')"""
)  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A text with one secret of ours.

    Attributes:
        name: Name of the file.
        text: Its bytes.
        start: First byte of the secret.
        end: Byte behind it.
        kind: How it was made, and where.
    """

    name: str
    text: bytes
    start: int
    end: int
    kind: str


def human(chance: random.Random) -> str:
    """Return a password as people make them."""
    one, two = chance.sample(_WORDS, 2)
    number, sign = str(chance.randint(1, 2999)), chance.choice("!@#$*?.")
    return chance.choice([
        one.title() + number + sign, one + number, one + sign + number, one.translate(_LEET) + sign, one.title() + two.title() + number,
        one + "_" + two + number, number + one.title() + sign, one[:4] + two[:3].upper() + number, one + two, one.title() + "@" + number,
        "".join(chance.choices(string.ascii_lowercase, k=9)), "".join(chance.choices(string.ascii_lowercase + string.digits, k=8)),
    ])  # fmt: skip


def machine(chance: random.Random) -> str:
    """Return a key or token as machines make them."""
    size = chance.choice([16, 20, 24, 32, 40, 48, 64])
    return chance.choice([
        "".join(chance.choices(_ALPHANUMERIC, k=size)), "".join(chance.choices(_ALPHANUMERIC, k=size)),
        "".join(chance.choices(string.ascii_lowercase + string.digits, k=max(20, size))), "".join(chance.choices("0123456789abcdef", k=chance.choice([32, 40, 64]))),
        base64.b64encode(chance.randbytes(chance.choice([16, 24, 32]))).decode(), base64.urlsafe_b64encode(chance.randbytes(32)).decode().rstrip("="),
        "".join(chance.choices(_ALPHANUMERIC + "_-", k=size)), str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        "".join(chance.choices(_ALPHANUMERIC + "!@#%*_-+", k=chance.choice([12, 16, 20]))),
    ])  # fmt: skip


def from_templates(seed: int, rounds: int) -> Iterator[Planted]:
    """Yield texts of a few lines, one of each form a round."""
    chance = random.Random(seed)
    for _ in range(rounds):
        for name, forms in TEMPLATES.items():
            for form in forms:
                is_password = _PASSWORD_FORMS.search(form) is not None
                value = human(chance) if is_password and chance.random() < 0.6 else machine(chance)
                if "://" in form:
                    value = re.sub(r"[^A-Za-z0-9_.-]", "x", value)
                before = form.partition("{}")[0]
                start = len(before.replace("{{", "{").replace("}}", "}"))
                text = form.format(value)
                yield Planted(name, text.encode(), start, start + len(value), f"form:{name}")


def in_real_code(texts: list[tuple[str, bytes]], seed: int, most: int) -> list[Planted]:
    """Return real files in which one literal of a credential's name is a secret of ours."""
    chance = random.Random(seed)
    found = []
    for name, text in texts:
        places = list(PLACE.finditer(text)) if len(text) <= 120_000 else []
        if places:
            found.append((name, text, chance.choice(places)))
    chance.shuffle(found)
    cases: list[Planted] = []
    of_package: collections.Counter[str] = collections.Counter()
    of_name: collections.Counter[tuple[str, bytes]] = collections.Counter()
    for name, text, place in found:
        package, label = name.split("/", 1)[0], place.group(1).lower()
        of_package[package] += 1
        of_name[package, label] += 1
        if of_package[package] > MOST_OF_PACKAGE or of_name[package, label] > MOST_OF_NAME:
            continue
        is_password = re.search(b"pass|pwd", label) is not None
        value = (
            human(chance) if is_password and chance.random() < 0.6 else machine(chance)
        ).encode()
        start, end = place.span(2 if place.group(2) is not None else 3)
        planted = text[:start] + value + text[end:]
        cases.append(
            Planted(
                name,
                planted,
                start,
                start + len(value),
                "real:" + ("password" if is_password else "key"),
            )
        )
        if len(cases) == most:
            break
    return cases
