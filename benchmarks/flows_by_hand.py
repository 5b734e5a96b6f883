"""Judges def-use on uses whose definitions were written down by hand.

``sample`` draws names from real packages (the folders that ``benchmarks/edges_<language>.py fetch`` fills)
by a hash of their place, without asking the stage: names set in more than one place of the file; ``judge`` compares what was written down in
``benchmarks/flows_by_hand/<language>.tsv`` with the stage's answer. A line of it: package, path, line and
column of the use (1-based, in characters), name, and the lines of the definitions that the use can mean, with
blanks between; ``-`` for a use of which the file has no definition. What is drawn and is no use is left out.

    python -m benchmarks.flows_by_hand sample python 60
    python -m benchmarks.flows_by_hand judge
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polars as pl

from dataprep.parse.flows import parse_flows
from dataprep.parse.params import ParseParams
from dataprep.syntax.spec import syntax_of
from dataprep.syntax.tree import grammar_of, parse

_PACKAGES = {
    "python": [
        "celery==5.4.0",
        "flask==3.1.2",
        "networkx==3.4.2",
        "pytest==8.3.5",
        "scrapy==2.12.0",
    ],
    "java": ["commons-compress", "commons-csv", "jsoup", "junit4", "zxing"],
    "javascript": ["eslint", "fastify", "preact", "rxjs", "undici", "viem", "blueprint-core"],
    "go": ["caddy", "fzf", "gh", "golang-github-spf13-cobra", "restic"],
}
_LANGUAGES = {
    ".py": "Python",
    ".java": "Java",
    ".js": "JavaScript",
    ".mjs": "JavaScript",
    ".jsx": "JavaScript",
    ".ts": "TypeScript",
    ".tsx": "TSX",
    ".go": "Go",
}
_SIZES = range(2_000, 16_000)
_HERE = Path(__file__).parent / "flows_by_hand"


class Use(NamedTuple):
    """A use, and the lines of its definitions."""

    package: str
    path: str
    line: int
    column: int
    name: str
    lines: frozenset[int]


def _root(language: str) -> Path:
    return Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")) / "edges" / language


def _drawn(language: str) -> Iterator[tuple[bytes, str, str, int, int, str]]:
    """Yield names with a hash of their place: in each file the three with the smallest."""
    root = _root(language)
    for package in _PACKAGES[language]:
        for path in sorted((root / package).rglob("*")):
            known = _LANGUAGES.get(path.suffix)
            if known is None or not path.is_file() or path.stat().st_size not in _SIZES:
                continue
            where = path.relative_to(root / package).as_posix()
            yield from sorted(_names_in(path, package, where, known))[:3]


def _names_in(
    path: Path, package: str, where: str, known: str
) -> Iterator[tuple[bytes, str, str, int, int, str]]:
    import tree_sitter

    text = path.read_bytes()
    syntax = syntax_of(known)
    assert syntax is not None
    grammar = grammar_of(syntax.id)
    parsed = parse(text, grammar)
    if parsed.tree is None or parsed.tree.root_node.has_error or not text.isascii():
        return
    query = tree_sitter.Query(grammar.language, "(identifier) @name")
    nodes = tree_sitter.QueryCursor(query).captures(parsed.tree.root_node).get("name", [])
    for node in nodes:
        name = text[node.start_byte : node.end_byte].decode()
        line, column = node.start_point[0] + 1, node.start_point[1] + 1
        place = f"{package}:{where}:{line}:{column}"
        if _is_asked(text, node.start_byte, node.end_byte):
            yield hashlib.sha256(place.encode()).digest(), package, where, line, column, name


def _is_asked(text: bytes, start: int, end: int) -> bool:
    """Return whether a name may be the use of a variable that is set in more than one place."""
    line = text[text.rfind(b"\n", 0, start) + 1 : start].strip()
    name = re.escape(text[start:end])
    sets = rb"\b%b\b\s*(?:[-+*/|&]?=[^=]|:=|\+\+|--|, \w+ :?=)|\b(?:for|var|let|const|as) \(?%b\b"
    return (
        not line.endswith(b".")
        and not line.startswith((b"import", b"from", b"package", b"*", b"//"))
        and not re.match(rb"\s*(?::?=[^=>]|:)", text[end : end + 5])
        and len(re.findall(sets % (name, name), text)) > 1
    )


def sample(language: str, n: int) -> None:
    """Write places of names to standard output, ready for their definitions."""
    for _, package, path, line, column, name in sorted(_drawn(language))[:n]:
        sys.stdout.write(f"{package}\t{path}\t{line}\t{column}\t{name}\t\n")


def _written(language: str) -> Iterator[Use]:
    for row in (_HERE / f"{language}.tsv").read_text("utf-8").splitlines():
        package, path, line, column, name, lines = row.split("\t")
        known = frozenset() if lines == "-" else frozenset(map(int, lines.split()))
        yield Use(package, path, int(line), int(column), name, known)


def _answer(use: Use, language: str) -> frozenset[int]:
    path = _root(language) / use.package / use.path
    text = path.read_bytes()
    key = "0" * 64
    tables = parse_flows(
        pl.DataFrame({"content_id": [key], "text": [text.decode()]}),
        pl.DataFrame({"content_id": [key], "language": [_LANGUAGES[path.suffix]]}),
        ParseParams(),
    )
    start = sum(len(one) for one in text.splitlines(keepends=True)[: use.line - 1]) + use.column - 1
    targets = tables["flows"].filter(pl.col("start_byte") == start, pl.col("kind") == "def-use")
    return frozenset(text.count(b"\n", 0, place) + 1 for place in targets["target_start_byte"])


def judge() -> int:
    """Compare, write what differs and the shares, and return 1 where anything differs."""
    n_right = n_all = 0
    for language in _PACKAGES:
        uses = list(_written(language))
        answers = [_answer(use, language) for use in uses]
        wrong = [(use, got) for use, got in zip(uses, answers, strict=True) if use.lines != got]
        for use, got in wrong:
            place = f"{use.package}/{use.path}:{use.line}:{use.column} {use.name}"
            sys.stdout.write(f"{place}: {sorted(use.lines)} stated, {sorted(got)} found\n")
        sys.stdout.write(f"{language}: {len(uses) - len(wrong)} of {len(uses)} right\n")
        n_right, n_all = n_right + len(uses) - len(wrong), n_all + len(uses)
    sys.stdout.write(f"all: {n_right} of {n_all} right\n")
    return int(n_right < n_all)


if __name__ == "__main__":
    if sys.argv[1] == "sample":
        sample(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(judge())
