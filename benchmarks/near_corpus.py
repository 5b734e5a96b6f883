"""Builds a corpus of real source code with natural near-duplicates, as Parquet in The Stack's columns.

    python benchmarks/near_corpus.py             # download, then pack; --quick for about a tenth

Several pinned versions of well-known packages are fetched with the registries' own clients (pip,
npm, apt-get) and their source files become rows: content, path, repo_name, revision_id, size,
language. A repository is a package, a revision one of its versions. Files of other extensions, of
fewer than 64 bytes, over 1 MiB or not in UTF-8 are left out.

Sets, all with the corpus' own density of duplicates because whole file families (package and last
two parts of the path) go together: ``s1`` an eighth, ``s2`` a quarter, ``s4`` half, ``s8`` all, and
``acc``, a third of the file names of s1 without exact copies, small enough for an exact truth.
Row groups hold 24 MB of text. Rows stand in the order of package, version and archive, so the same
archives give the same files.

Files go below ``$DATAPREP_BENCH_DIR`` (default ``.bench``): ``near/dl`` (1.5 GB) and ``near/sets``
(1.3 GB), or ``near-quick/sets`` (0.1 GB). What is there already is not fetched again. Debian needs source
indexes: they are made in ``near/apt`` for the system's own mirror, or ``APT_OPTS`` holds the options
of a ready list with deb-src lines. Where a Debian release has moved on from a pinned version, the
one it offers of the same major number is taken and ``corpus.json`` says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pyarrow as pa
import pyarrow.parquet as pq

BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute()
NEAR = BENCH / "near"
DOWNLOADS = NEAR / "dl"
SETS = ("acc", "s1", "s2", "s4", "s8")
ROW_GROUP_BYTES = 24_000_000
MIN_BYTES, MAX_BYTES = 64, 1 << 20
PLATFORMS = ("manylinux_2_17_x86_64", "manylinux2014_x86_64", "manylinux_2_12_x86_64",
             "manylinux_2_5_x86_64", "any")  # fmt: skip

# Wheels: sources without a build step. One package a line, its versions behind it.
PYPI = """
django 4.2.16 5.0.9 5.1.4
numpy 1.26.4 2.1.3
pandas 2.1.4 2.2.3
scikit-learn 1.4.2 1.5.2
sqlalchemy 1.4.54 2.0.30 2.0.36
sympy 1.11.1 1.12.1 1.13.3
ansible 9.13.0 10.6.0
scipy 1.13.1 1.14.1
matplotlib 3.8.4 3.9.2
networkx 3.2.1 3.4.2
transformers 4.44.2 4.46.3
plotly 5.22.0 5.24.1
kubernetes 29.0.0 31.0.0
apache-airflow 2.9.3 2.10.3
stripe 10.12.0 11.3.0
mypy 1.11.2 1.13.0
pylint 3.1.0 3.3.1
statsmodels 0.14.1 0.14.4
twisted 23.10.0 24.10.0
azure-mgmt-network 25.4.0 28.0.0
homeassistant 2024.10.4 2024.11.3
boto3 1.34.100 1.35.70
faker 26.0.0 33.1.0
nltk 3.8.1 3.9.1
bokeh 3.4.3 3.6.1
"""
NPM = """
typescript 5.5.4 5.6.3
lodash 4.17.20 4.17.21
three 0.160.0 0.169.0
date-fns 2.30.0 3.6.0 4.1.0
rxjs 6.6.7 7.8.1
@mui/material 5.15.20 6.1.6
antd 5.18.0 5.22.1
echarts 5.4.3 5.5.1
core-js 3.37.1 3.39.0
webpack 5.90.3 5.96.1
eslint 8.57.1 9.14.0
vue 3.4.38 3.5.12
firebase 10.14.1 11.0.2
@angular/core 17.3.12 18.2.12
monaco-editor 0.51.0 0.52.0
highlight.js 11.9.0 11.10.0
mathjs 12.4.3 13.2.2
aws-sdk 2.1600.0 2.1692.0
"""
# Upstream versions, as Debian writes them without epoch and revision.
DEBIAN = """
redis 7.0.15 8.0.2
git 2.39.5 2.47.3
curl 7.88.1 8.14.1
sqlite3 3.40.1 3.46.1
postgresql-15 15.18
postgresql-17 17.11
openssl 3.0.20 3.5.6
busybox 1.35.0 1.37.0
nginx 1.22.1 1.26.3
zlib 1.2.13.dfsg 1.3.dfsg+really1.3.1
tomcat9 9.0.70
tomcat10 10.1.55
libcommons-lang3-java 3.12.0 3.17.0
guava-libraries 31.1 32.0.1
lucene-solr 3.6.2+dfsg
golang-1.19 1.19.4 1.19.8
golang-1.23 1.23.1
golang-1.24 1.24.4
symfony 5.4.53+dfsg 6.4.41+dfsg
wordpress 6.1.9+dfsg1 6.8.7+dfsg1
rails 6.1.7.10+dfsg 7.2.2.2+dfsg
ruby3.1 3.1.2
ruby3.3 3.3.8
libuv1 1.44.2 1.50.0
lua5.3 5.3.6
lua5.4 5.4.4 5.4.7
abseil 20220623.1 20240722.0
protobuf 3.21.12
rust-ripgrep 13.0.0
rust-coreutils 0.0.30
cargo 0.66.0+ds1
netty 4.1.48
bouncycastle 1.72 1.80
nodejs 18.20.4+dfsg 20.19.2+dfsg
neovim 0.7.2 0.10.4
jackson-databind 2.14.0+ds
libspring-java 4.3.30
junit5 5.9.2 5.10.3
groovy 2.4.21
erlang 25.2.3+dfsg 27.3.4.1+dfsg
perl 5.36.0 5.40.1
php8.2 8.2.32
php8.4 8.4.24
python3.11 3.11.2
python3.13 3.13.5
"""
PACKAGES = {"pypi": PYPI, "npm": NPM, "debian": DEBIAN}
_QUICK = """
django sympy networkx stripe lodash date-fns rxjs curl libuv1 lua5.3 lua5.4 tomcat9 tomcat10
neovim libcommons-lang3-java rust-ripgrep
"""
QUICK = frozenset(_QUICK.split())
LANGUAGES = {
    extension: language
    for language, extensions in {
        "python": "py pyi", "javascript": "js mjs cjs jsx", "typescript": "ts tsx", "c": "c h",
        "cpp": "cc cpp hpp cxx", "java": "java", "go": "go", "rust": "rs", "ruby": "rb", "php": "php",
        "shell": "sh", "perl": "pl pm", "lua": "lua", "css": "css scss", "sql": "sql", "csharp": "cs",
        "kotlin": "kt", "scala": "scala", "vue": "vue", "groovy": "groovy", "erlang": "erl hrl",
        "assembly": "s", "yaml": "yml yaml",
    }.items()
    for extension in extensions.split()
}  # fmt: skip
SCHEMA = pa.schema(
    [("content", pa.string()), ("path", pa.string()), ("repo_name", pa.string()),
     ("revision_id", pa.string()), ("size", pa.int64()), ("language", pa.string())]
)  # fmt: skip


def pinned(*, quick: bool) -> Iterator[tuple[str, str, str]]:
    """Yield registry, package and version of everything that the corpus is made from."""
    for registry, text in PACKAGES.items():
        for line in text.split("\n"):
            package, *versions = line.split() or [""]
            if package and (not quick or package in QUICK):
                yield from ((registry, package, version) for version in versions)


def folder_of(registry: str, package: str, version: str) -> Path:
    return DOWNLOADS / registry / f"{package.replace('/', '__')}@{version}"


def apt_options() -> list[str]:
    """Return apt's options for source indexes of two releases, fetched where they are missing."""
    if os.environ.get("APT_OPTS"):
        return os.environ["APT_OPTS"].split()
    apt = NEAR / "apt"
    for place in (apt / "lists" / "partial", apt / "cache" / "archives" / "partial"):
        place.mkdir(parents=True, exist_ok=True)
    sources = apt / "near.list"
    options = [
        *("-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=-"),
        *("-o", f"Dir::State::lists={apt / 'lists'}", "-o", f"Dir::Cache={apt / 'cache'}"),
    ]
    if not sources.exists():
        sites = _output(["apt-get", "indextargets", "--format", "$(SITE)"]).split()
        site = next(site for site in sites if site.rstrip("/").endswith("/debian"))
        text = "".join(f"deb-src {site} {suite} main\n" for suite in ("bookworm", "trixie"))
        sources.write_text(text)
        if subprocess.run(["apt-get", *options, "-qq", "update"], check=False).returncode:
            sources.unlink()
            raise SystemExit("no Debian source indexes: apt-get update failed")
    return options


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def debian_version(package: str, pin: str, options: list[str]) -> str:
    """Return the full Debian version for a pinned upstream version, or of its major number."""
    shown = _output(["apt-cache", *options, "showsrc", package])
    offered = sorted({x.split()[1] for x in shown.splitlines() if x.startswith("Version:")})
    upstream = {version.partition(":")[2] or version: version for version in offered}
    for wanted in (pin + "-", pin.partition(".")[0] + "."):
        found = [full for name, full in upstream.items() if name.startswith(wanted)]
        if found:
            return found[-1]
    return pin


def download(*, quick: bool) -> list[str]:
    """Fetch what is missing; return the names of what could not be fetched."""
    missing, options = [], apt_options()
    for registry, package, version in pinned(quick=quick):
        folder = folder_of(registry, package, version)
        if (folder / ".done").exists():
            continue
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        got = version
        if registry == "pypi":
            platforms = [x for name in PLATFORMS for x in ("--platform", name)]
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-cache-dir"]
            command += ["--only-binary=:all:", "--python-version", "3.12", *platforms]
            command.append(f"{package}=={version}")
        elif registry == "npm":
            command = ["npm", "pack", "--silent", "--ignore-scripts", f"{package}@{version}"]
        else:
            got = debian_version(package, version, options)
            command = ["apt-get", *options, "source", "--download-only", "-qq", f"{package}={got}"]
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=900
        )
        if done.returncode and not any(".orig" in path.name for path in folder.iterdir()):
            missing.append(f"{registry} {package} {version}")
            print("missing", missing[-1], done.stderr[-200:].strip(), file=sys.stderr, flush=True)
            continue
        (folder / ".done").write_text(got)
        print("fetched", registry, package, got, flush=True)
    return missing


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of an archive's source files of the sizes that are taken."""
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as opened:
            for info in opened.infolist():
                if _is_taken(info.filename, info.file_size):
                    yield info.filename, opened.read(info)
    else:
        with tarfile.open(archive) as tar:
            for member in tar:
                handle = (
                    tar.extractfile(member)
                    if member.isfile() and _is_taken(member.name, member.size)
                    else None
                )
                if handle is not None:
                    yield member.name, handle.read()


def _language(name: str) -> str | None:
    return LANGUAGES.get(PurePosixPath(name).suffix.lower().lstrip("."))


def _is_taken(name: str, size: int) -> bool:
    return MIN_BYTES <= size <= MAX_BYTES and _language(name) is not None


def rows(*, quick: bool) -> Iterator[dict[str, object]]:
    """Yield the corpus' rows in the order of packages, versions and archives."""
    for registry, package, version in pinned(quick=quick):
        folder, seen = folder_of(registry, package, version), set()
        for archive in sorted(folder.iterdir()) if folder.exists() else []:
            is_source = archive.suffix in {".whl", ".tgz"} or ".orig" in archive.name
            if not is_source or archive.suffix == ".asc":
                continue
            for name, data in _members(archive):
                try:
                    content = data.decode("utf-8")
                except UnicodeDecodeError:
                    continue
                if name not in seen:
                    seen.add(name)
                    yield {"content": content, "path": name, "repo_name": f"{registry}/{package}",
                           "revision_id": version, "size": len(data), "language": _language(name)}  # fmt: skip


class SetWriter:
    """Writes one set with row groups of about 24 MB of text; nothing stands there until closed."""

    def __init__(self, path: Path) -> None:
        self.path, self.files, self.n_bytes = path, 0, 0
        self._rows: list[dict[str, object]] = []
        self._held = 0
        path.parent.mkdir(parents=True, exist_ok=True)
        self._temporary = path.with_suffix(".tmp")
        self._writer = pq.ParquetWriter(self._temporary, SCHEMA, compression="zstd")

    def add(self, row: dict[str, object], size: int) -> None:
        """Take a row of `size` bytes of text."""
        self._rows.append(row)
        self._held += size
        self.n_bytes += size
        self.files += 1
        if self._held >= ROW_GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, SCHEMA))
        self._rows, self._held = [], 0

    def close(self) -> None:
        """Write what is held and put the file in its place."""
        self._flush()
        self._writer.close()
        self._temporary.replace(self.path)


def _sets_of(row: dict[str, object], digest: bytes, distinct: set[bytes]) -> Iterator[str]:
    """Yield the names of the sets a row belongs to, by its family; remember the texts of acc."""
    parts = PurePosixPath(str(row["path"])).parts
    family = zlib.crc32("/".join((str(row["repo_name"]), *parts[-2:])).encode()) % 8
    yield from (f"s{size}" for size in (1, 2, 4, 8) if family < size)
    is_third = zlib.crc32(f"acc {row['repo_name']} {parts[-1]}".encode()) % 3 == 0
    if family == 0 and is_third and digest not in distinct:
        distinct.add(digest)
        yield "acc"


def pack(folder: Path, *, quick: bool) -> dict[str, object]:
    """Write all sets in one pass; return counts of files, bytes and distinct texts."""
    writers = {name: SetWriter(folder / f"{name}.parquet") for name in SETS}
    texts: set[bytes] = set()
    in_acc: set[bytes] = set()
    distinct_bytes, by_language, by_repository = 0, dict[str, int](), dict[str, int]()
    for row in rows(quick=quick):
        size = int(str(row["size"]))
        digest = hashlib.blake2b(str(row["content"]).encode(), digest_size=16).digest()
        for name in _sets_of(row, digest, in_acc):
            writers[name].add(row, size)
        distinct_bytes += size if digest not in texts else 0
        texts.add(digest)
        for counts, key in ((by_language, "language"), (by_repository, "repo_name")):
            counts[str(row[key])] = counts.get(str(row[key]), 0) + size
    for writer in writers.values():
        writer.close()
    replaced = {}
    for registry, package, version in pinned(quick=quick):
        done = folder_of(registry, package, version) / ".done"
        got = done.read_text() if done.exists() else None
        if got is None or version not in got:
            replaced[f"{registry} {package} {version}"] = got
    return {
        "sets": {x: {"files": w.files, "mb": round(w.n_bytes / 1e6, 1)} for x, w in writers.items()},
        "distinct_texts": len(texts),
        "distinct_mb": round(distinct_bytes / 1e6, 1),
        "mb_by_language": {x: round(n / 1e6, 1) for x, n in sorted(by_language.items(), key=lambda x: -x[1])},
        "mb_by_repository": {x: round(n / 1e6, 1) for x, n in sorted(by_repository.items(), key=lambda x: -x[1])},
        "replaced_or_missing": replaced,
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=["download", "pack", "all"], default="all")
    parser.add_argument("--quick", action="store_true", help="about a tenth, in near-quick/sets")
    options = parser.parse_args()
    folder = (BENCH / "near-quick" if options.quick else NEAR) / "sets"
    if options.what != "pack":
        download(quick=options.quick)
    if options.what != "download":
        report = pack(folder, quick=options.quick)
        (folder / "corpus.json").write_text(json.dumps(report, indent=1))
        print(json.dumps({name: report[name] for name in report if name != "mb_by_repository"}))


if __name__ == "__main__":
    main()
