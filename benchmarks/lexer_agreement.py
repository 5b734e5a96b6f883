"""Compares the classes of `dataprep.text.lexer` with pygments, byte by byte, over real packages.

Usage: python benchmarks/lexer_agreement.py [--languages Go,Rust] [--set tuning|held-out] [--show N]

Packages come from npm, PyPI (wheels) and Debian (packages, and sources for languages that are seldom
packaged as text), into $DATAPREP_BENCH_DIR (default .bench/). The held-out packages were not looked at while the language files were written.

How pygments' tokens become classes:
- Comment.* is a comment, but Comment.Preproc and Comment.PreprocFile are code.
- String.Doc is documentation: a docstring in Python (compared as a string; --docstrings compares
  docstrings with the standard library's ast), a comment elsewhere (`///` of Rust, `/**` of PHP).
- Other String.* tokens are strings, with interpolation's delimiters (String.Interpol).
- String.Symbol (Ruby's `:name`, Scala's 'name) is code: no language reference calls it a string.
- All else is code.
- What follows Perl's `__END__` is left out: pygments makes one Comment.Preproc of it, perlpod says
  that its POD is documentation and the rest data.
Blank bytes are left out: they say nothing about a lexer.
"""

from __future__ import annotations

import argparse
import ast
import collections
import functools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, String

from dataprep.text.lexer import CODE, COMMENT, DOCSTRING, STRING, classify_text

CACHE = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "lexer"
MAX_FILE_BYTES, MAX_PACKAGE_BYTES = 150_000, 600_000
BAR = 0.995
UNSAID = 254
SUFFIXES = {
    "Python": ("python", ".py"), "Java": ("java", ".java"),
    "JavaScript": ("javascript", ".js .mjs .cjs"), "TypeScript": ("typescript", ".ts .mts"),
    "C": ("c", ".c"), "C++": ("cpp", ".cc .cpp .hpp .cxx"), "Go": ("go", ".go"),
    "Rust": ("rust", ".rs"), "C#": ("csharp", ".cs"), "PHP": ("php", ".php"),
    "Ruby": ("ruby", ".rb"), "Shell": ("bash", ".sh"), "Kotlin": ("kotlin", ".kt"),
    "Swift": ("swift", ".swift"), "Perl": ("perl", ".pm .pl"), "Lua": ("lua", ".lua"),
    "Objective-C": ("objective-c", ".m .mm"), "CSS": ("css", ".css"), "SCSS": ("scss", ".scss"),
    "Haskell": ("haskell", ".hs"), "Emacs Lisp": ("emacs-lisp", ".el"), "SQL": ("sql", ".sql"),
    "R": ("r", ".R .r"), "Scala": ("scala", ".scala"), "CMake": ("cmake", ".cmake"),
}  # fmt: skip
PACKAGES = {
    "tuning": {
        "npm": "express@4.19.2 lodash@4.17.21 rxjs@7.8.1 zod@3.23.8 react-native@0.70.15 "
        "expo-modules-core@1.5.0 react-native-windows@0.72.10 libxmljs2@0.33.0 re2@1.20.9 "
        "bootstrap@5.3.3 date-fns@2.30.0 @babel/core@7.24.0",
        "pip": "requests==2.32.3 django==5.0.6 rich==13.7.1 attrs==23.2.0",
        "apt": "golang-github-spf13-cobra-dev golang-github-gin-gonic-gin-dev librust-regex-dev "
        "librust-syn-dev php-symfony-console php-twig ruby-rack ruby-activesupport "
        "bash-completion initramfs-tools-core debhelper libmojolicious-perl lua-penlight "
        "elpa-magit",
        "source": "nunit keepass2 coreutils cryptsetup lvm2 strace systemd util-linux",
    },
    "held-out": {
        "npm": "koa@2.15.3 jquery@3.7.1 typeorm@0.3.20 inversify@6.0.2 react-native-svg@13.14.0 "
        "react-native-reanimated@3.6.0 react-native-maps@1.10.0 react-native-webview@13.6.0 "
        "react-native-device-info@10.11.0 react-native-fs@2.20.0 lz4@0.6.5 node-sass@9.0.0 bulma@0.9.4 leveldown@6.1.1 "
        "expo-camera@14.0.0 expo-notifications@0.27.0 expo-file-system@16.0.0",
        "pip": "flask==3.0.3 sympy==1.12 httpx==0.27.0 sqlalchemy==2.0.30",
        "apt": "golang-github-stretchr-testify-dev golang-github-prometheus-client-golang-dev "
        "librust-clap-builder-dev librust-tokio-dev php-monolog php-symfony-http-foundation "
        "ruby-sinatra ruby-mail testssl.sh dkms libdatetime-perl libmoose-perl lua-socket "
        "elpa-company ruby-nokogiri dracut-core",
        "source": "dnlib newtonsoft-json opentk elfutils flatpak grep iptables ostree",
    },
}


@functools.cache
def _source_options() -> list[str]:
    """Return what makes apt-get read the configured archives' sources, with lists of its own."""
    places, lists = CACHE / "sources.list.d", CACHE / "lists"
    options = [
        "-o", "Dir::Etc::sourcelist=-", "-o", f"Dir::Etc::sourceparts={places}",
        "-o", f"Dir::State::lists={lists}",
    ]  # fmt: skip
    if not lists.exists():
        (lists / "partial").mkdir(parents=True)
        places.mkdir(exist_ok=True)
        for path in Path("/etc/apt/sources.list.d").glob("debian*.sources"):
            text = path.read_text(encoding="utf-8").replace("Types: deb\n", "Types: deb-src\n")
            (places / path.name).write_text(text, encoding="utf-8")
        subprocess.run(["apt-get", *options, "-q", "update"], check=True, capture_output=True)
    return options


def _fetch(kind: str, name: str, folder: Path) -> None:
    """Download one package and unpack it; a package that is not to be had leaves an empty folder."""
    folder.mkdir(parents=True)
    commands = {
        "npm": ["npm", "pack", "--silent", name],
        "pip": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary",
                ":all:", name],
        "apt": ["apt-get", "download", "-q", name],
        "source": ["apt-get", *_source_options(), "source", "--download-only", "-q", name],
    }  # fmt: skip
    done = subprocess.run(commands[kind], cwd=folder, check=False, capture_output=True)
    for archive in list(folder.iterdir()):
        unpack = {
            ".deb": ["dpkg-deb", "-x", archive.name, "content"],
            ".whl": [sys.executable, "-m", "zipfile", "-e", archive.name, "content"],
        }.get(archive.suffix, ["tar", "-xf", archive.name])
        if kind != "source" or (".orig.tar." in archive.name and archive.suffix != ".asc"):
            subprocess.run(unpack, cwd=folder, check=True, capture_output=True)
        archive.unlink()
    if done.returncode:
        print(f"not to be had: {kind} {name}", file=sys.stderr)


def _files(package: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """Return the sorted files of a package with a suffix, up to a number of bytes."""
    found, total = [], 0
    for path in sorted(package.rglob("*")):
        if path.suffix in suffixes and path.is_file() and not path.is_symlink():
            size = path.stat().st_size
            if 0 < size <= MAX_FILE_BYTES and ".min." not in path.name:
                total += size
                if total > MAX_PACKAGE_BYTES:
                    break
                found.append(path)
    return found


def _pygments_classes(text: str, alias: str, language: str) -> np.ndarray:
    doc = DOCSTRING if language == "Python" else COMMENT
    classes = np.zeros(len(text.encode()), np.uint8)
    at = 0
    for _, kind, value in get_lexer_by_name(alias).get_tokens_unprocessed(text):
        n = len(value.encode())
        cls = CODE
        if kind in String.Doc:
            cls = doc
        elif language == "Perl" and kind in Comment.Preproc:
            cls = UNSAID
        elif kind in String and kind not in String.Symbol:
            cls = STRING
        elif kind in Comment and kind not in Comment.Preproc and kind not in Comment.PreprocFile:
            cls = COMMENT
        classes[at : at + n] = cls
        at += n
    return classes


def _ast_docstrings(text: str) -> set[int]:
    """Return the 1-based lines on which docstrings start, by the standard library."""
    lines = set()
    for node in ast.walk(ast.parse(text)):
        is_holder = isinstance(
            node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        )
        if is_holder and ast.get_docstring(node, clean=False) is not None:
            lines.add(node.body[0].lineno)
    return lines


def _docstring_lines(data: bytes, classes: np.ndarray) -> set[int]:
    is_doc = (classes == DOCSTRING).astype(np.int8)
    starts = np.flatnonzero(np.diff(is_doc, prepend=0) == 1)
    return {data[:i].count(b"\n") + 1 for i in starts}


def _show(data: bytes, ours: np.ndarray, theirs: np.ndarray, path: Path, limit: int) -> None:
    wrong = np.flatnonzero((ours != theirs) & (theirs != UNSAID) & ~_is_blank(data))
    shown, last = 0, -1000
    for i in wrong:
        if i - last > 60 and shown < limit:
            context = data[max(0, i - 60) : i + 60]
            print(f"  {path.name}:{i} ours {ours[i]} theirs {theirs[i]}  {context!r}")
            shown += 1
        last = i


def _is_blank(data: bytes) -> np.ndarray:
    return np.frombuffer(data, np.uint8) <= 32


def measure(language: str, packages: list[Path], show: int) -> tuple[int, int, int, int, int]:
    """Return files, compared bytes, agreeing bytes, docstrings and docstrings agreed on."""
    alias, suffixes = SUFFIXES[language]
    n_files = n_bytes = n_agree = n_docs = n_docs_agree = 0
    worst: list[tuple[int, bytes, np.ndarray, np.ndarray, Path]] = []
    for path in [p for package in packages for p in _files(package, tuple(suffixes.split()))]:
        try:
            text = path.read_bytes().decode().removeprefix("\ufeff").replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
        data = text.encode()
        ours, theirs = classify_text(data, language), _pygments_classes(text, alias, language)
        merged, merged_theirs = (np.where(c == DOCSTRING, STRING, c) for c in (ours, theirs))
        compared = ~_is_blank(data) & (theirs != UNSAID)
        agree = int(((merged == merged_theirs) & compared).sum())
        n_files += 1
        n_bytes += int(compared.sum())
        n_agree += agree
        worst.append((int(compared.sum()) - agree, data, merged, merged_theirs, path))
        if language == "Python":
            try:
                expected = _ast_docstrings(text)
            except (SyntaxError, RecursionError):
                continue
            n_docs += len(expected)
            n_docs_agree += len(expected & _docstring_lines(data, ours))
            n_docs_agree -= len(_docstring_lines(data, ours) - expected)
    for miss, *rest in sorted(worst, key=lambda w: -w[0])[: 6 if show else 0]:
        print(f" {miss} bytes of {rest[3]}")
        _show(*rest, limit=show)
    return n_files, n_bytes, n_agree, n_docs, n_docs_agree


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--languages", default=",".join(SUFFIXES))
    parser.add_argument("--set", default="tuning,held-out")
    parser.add_argument("--show", type=int, default=0, help="disagreements to show per file")
    options = parser.parse_args()
    results: dict[str, dict[str, str]] = collections.defaultdict(dict)
    for name in options.set.split(","):
        packages = []
        for kind, names in PACKAGES[name].items():
            for package in names.split():
                folder = CACHE / name / kind / package.replace("/", "+")
                if not folder.exists():
                    _fetch(kind, package, folder)
                packages.append(folder)
        for language in options.languages.split(","):
            n_files, n_bytes, n_agree, n_docs, n_docs_agree = measure(
                language, packages, options.show
            )
            if n_bytes:
                share = n_agree / n_bytes
                print(
                    f"{name:9} {language:12} {n_files:5} files {n_bytes / 1e6:6.2f} MB  "
                    f"{share:.4f} {'' if share >= BAR else f'< {BAR}'}"
                    + (f"  docstrings {n_docs_agree / n_docs:.4f} of {n_docs}" if n_docs else ""),
                    flush=True,
                )
                results[language][name] = f"{share:.4f}"


if __name__ == "__main__":
    main()
