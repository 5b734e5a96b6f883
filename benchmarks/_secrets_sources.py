"""Packages for the benchmark of secrets: development and held-out ones, fetched once.

Debian source packages bring tests, examples and configuration in many languages, which wheels leave out.
No install script of any package runs.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from _debian_sources import fetch_sources

DEBIAN = {
    "development": {
        "symfony": "5.4.53+dfsg-0+deb12u1",
        "tomcat10": "10.1.55-1~deb12u1",
        "keystone": "2:22.0.2-0+deb12u3",
        "docker.io": "20.10.24+dfsg1-1+deb12u1",
        "node-express": "4.18.2+~4.17.14-1",
        "curl": "7.88.1-10+deb12u15",
        "dokuwiki": "0.0.20220731.a-2",
        "mosquitto": "2.0.11-1.2+deb12u2",
        "php-laravel-framework": "8.83.26+dfsg-2",
        "openldap": "2.5.13+dfsg-5",
    },
    "held-out": {
        "rails": "2:6.1.7.10+dfsg-1~deb12u2",
        "phpmyadmin": "4:5.2.1+dfsg-1+deb12u1",
        "roundcube": "1.6.5+dfsg-1+deb12u9",
        "jetty9": "9.4.57-1.1~deb12u1",
        "mina2": "2.2.1-3",
        "swift": "2.30.1-0+deb12u1",
        "ruby-devise": "4.8.1-1",
        "wordpress": "6.1.9+dfsg1-0+deb12u1",
        "mariadb-connector-java": "2.7.6-1",
        "etcd": "3.4.23-4",
        "caddy": "2.6.2-5",
        "prometheus": "2.42.0+ds-5+deb12u1",
        "golang-github-minio-minio-go-v7": "7.0.46-1",
        "freeradius": "3.2.1+dfsg-4+deb12u1",
    },
}
NPM = {
    "development": {
        "express-session": "1.19.0",
        "jsonwebtoken": "9.0.3",
        "next-auth@4": "4.24.15",
        "node-forge": "1.4.3",
        "nodemailer": "10.6.0",
        "passport-oauth2": "1.8.0",
        "webpack@4": "4.47.0",
    },
    "held-out": {
        "@feathersjs/authentication": "5.0.50",
        "@octokit/auth-app": "8.3.1",
        "bootstrap@5": "5.3.9",
        "crypto-js": "4.2.0",
        "firebase-admin": "13.10.0",
        "ghost-storage-base": "3.0.0",
        "grant": "5.4.24",
        "keycloak-connect": "26.1.1",
        "knex": "3.3.0",
        "loopback-connector-mysql": "8.0.9",
        "oidc-provider": "9.13.3",
        "parse-server": "9.10.0",
        "passport": "0.7.0",
        "pm2": "7.0.4",
        "stripe": "23.1.0",
        "twilio": "6.2.0",
    },
}
PYPI = {
    "development": {
        "boto3": "1.44.5",
        "djoser": "2.3.5",
        "fabric": "3.2.3",
        "flask-jwt-extended": "4.7.4",
        "requests-oauthlib": "2.0.0",
    },
    "held-out": {
        "ansible-runner": "2.4.3",
        "azure-identity": "1.27.0",
        "mlflow-skinny": "3.17.2",
        "moto": "5.2.5",
        "pycryptodomex": "3.24.2",
        "slack-sdk": "3.47.0",
        "social-auth-core": "7.0.0",
        "stripe": "16.1.0",
        "tweepy": "4.17.0",
        "wagtail": "8.0.1",
    },
}
MAX_BYTES = 400_000


def _call(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=600)


def _bare(name: str) -> str:
    """Return an npm name without the version that a folder's name may hold."""
    return name if "@" not in name[1:] else name[: name.rindex("@")]


def fetch(part: str, home: Path) -> None:
    """Download the packages of a part below a folder; what is there already is kept."""
    missing = fetch_sources(DEBIAN[part], home / part / "debian", home / "apt")
    if missing:
        print("not on this mirror:", ", ".join(missing), file=sys.stderr)
    for name, version in NPM[part].items():
        target = home / part / "npm" / name.replace("/", "+")
        if not target.is_dir():
            target.mkdir(parents=True)
            _call(
                ["npm", "pack", "--silent", "--ignore-scripts", f"{_bare(name)}@{version}"], target
            )
    pip = [sys.executable, "-m", "pip", "-q", "download", "--no-deps", "--only-binary", ":all:"]
    for name, version in PYPI[part].items():
        target = home / part / "pypi" / name
        if not target.is_dir():
            target.mkdir(parents=True)
            _call([*pip, f"{name}=={version}"], target)


def _archive_texts(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix in {".zip", ".whl"}:
        with zipfile.ZipFile(path) as opened:
            for info in sorted(opened.infolist(), key=lambda each: each.filename):
                if 0 < info.file_size <= MAX_BYTES and not info.is_dir():
                    yield info.filename, opened.read(info)
        return
    with tarfile.open(path) as tar:
        for member in tar:
            if member.isfile() and 0 < member.size <= MAX_BYTES:
                reader = tar.extractfile(member)
                if reader is not None:
                    yield member.name, reader.read()


def _raw_texts(part: str, home: Path, archives: list[Path]) -> Iterator[tuple[str, bytes]]:
    for path in archives:
        for name, text in _archive_texts(path):
            yield f"{path.stem}/{name}", text
    for folder in sorted((home / part / "debian").iterdir()):
        for path in sorted(folder.rglob("*")) if not folder.name.startswith(".") else ():
            if path.is_file() and not path.is_symlink() and 0 < path.stat().st_size <= MAX_BYTES:
                yield f"{folder.name}/{path.relative_to(folder)}", path.read_bytes()
    for registry in ("npm", "pypi"):
        for path in sorted((home / part / registry).glob("*/*")):
            if path.suffix in {".tgz", ".whl", ".zip"}:
                for name, text in _archive_texts(path):
                    yield f"{path.parent.name}/{name}", text


def texts(part: str, home: Path, archives: list[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each distinct UTF-8 text of a part, in order of packages and names."""
    seen: set[bytes] = set()
    for name, text in _raw_texts(part, home, archives):
        if b"\0" in text or text in seen:
            continue
        try:
            text.decode("utf-8")
        except UnicodeDecodeError:
            continue
        seen.add(text)
        yield name, text
