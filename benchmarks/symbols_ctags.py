"""Symbols beside Universal Ctags: names and lines of definitions in the files of a folder.

    python benchmarks/symbols_ctags.py LANGUAGE FOLDER [--files N] [--show N]

LANGUAGE is an id of `rules/syntax/`. Both sides give pairs of a name and the line on which the name stands. Of ctags those
kinds count that are data below, without tags that are known faults of ctags (also data); a pair of dataprep is confirmed
by a tag of any kind. `of_ctags` is the share of ctags' pairs that dataprep has, `of_dataprep` the share of dataprep's pairs
that ctags has among those that ctags looks for: functions in functions and in objects are none of them in some
languages (data, too); `agreement` is both over the union. Every so-manieth file is taken until there are `--files`; files
with a line over 5,000 characters and files in which the grammar meets an error are left out and counted. `--show` prints
differences by kind. ctags is Debian's package universal-ctags.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from dataprep.parse.contents import read_text
from dataprep.syntax.tree import Grammar, grammar_of

MAX_LINE = 5_000


@dataclass(frozen=True)
class Comparison:
    """What is compared for a language.

    Attributes:
        ctags: Its name there.
        theirs: Kinds of ctags, long names.
        ours: Kinds of the table `symbols`.
        suffixes: Endings of its files.
        faults: Patterns of lines on which a tag of a kind is a fault of ctags, by kind.
        is_deep: Whether ctags looks for definitions inside functions and values.
    """

    ctags: str
    theirs: frozenset[str]
    ours: frozenset[str]
    suffixes: tuple[str, ...]
    faults: Mapping[str, str] = field(default_factory=dict)
    is_deep: bool = True


def _of(ctags: str, theirs: str, ours: str, suffixes: str) -> Comparison:
    return Comparison(
        ctags, frozenset(theirs.split()), frozenset(ours.split()), tuple(suffixes.split())
    )


_RUNS = "function method constructor"
COMPARISONS = {
    "python": _of("Python", "class function member", f"class {_RUNS}", ".py"),
    "java": _of(
        "Java", "annotation class enum interface method", f"class enum interface {_RUNS}", ".java"
    ),
    "javascript": _of(
        "JavaScript",
        "function class method generator getter setter",
        f"class {_RUNS}",
        ".js .cjs .mjs",
    ),
    "typescript": _of(
        "TypeScript",
        "function generator class interface enum method namespace alias",
        f"class interface enum namespace module type {_RUNS}",
        ".ts .mts .cts",
    ),
    "tsx": _of(
        "TypeScript",
        "function generator class interface enum method namespace alias",
        f"class interface enum namespace module type {_RUNS}",
        ".tsx",
    ),
    "c": _of(
        "C",
        "macro function enum struct typedef union",
        "macro function enum struct type union",
        ".c .h",
    ),
    "cpp": _of(
        "C++",
        "macro function enum struct typedef union class namespace",
        f"macro enum struct type union class namespace {_RUNS}",
        ".cc .cpp .cxx .hh .hpp .hxx",
    ),
    "go": _of(
        "Go",
        "func type struct interface talias",
        "function method type struct interface other",
        ".go",
    ),
    "rust": _of(
        "Rust",
        "module struct interface enum typedef function method macro",
        f"module struct union trait enum type macro {_RUNS}",
        ".rs",
    ),
    "csharp": _of(
        "C#",
        "class enum interface method namespace struct property",
        f"class enum interface namespace struct property {_RUNS}",
        ".cs",
    ),
    "php": _of("PHP", "class function interface trait", f"class interface trait {_RUNS}", ".php"),
    "ruby": _of("Ruby", "class method module singletonMethod", f"class module {_RUNS}", ".rb"),
    "kotlin": _of(
        "Kotlin",
        "interface class object method typealias",
        f"interface class enum object type {_RUNS}",
        ".kt",
    ),
    "bash": _of("Sh", "function", "function", ".sh .bash"),
    "sql": _of(
        "SQL",
        "function procedure table trigger view",
        "function procedure table trigger view",
        ".sql",
    ),
}


_NOT_IN_TYPESCRIPT = {
    "alias": r"^(?:import\b.*|\s*(?:type\s+)?)[\w$]+(?:\s+as\s+[\w$]+)?\s*(?:,.*|\}.*|from.*)?$|\bimport\b",
    "method": r"^\s*new\b",
}
_FAULTS = {
    "javascript": {"class": r"^(?!.*\bclass\b)"},
    "typescript": _NOT_IN_TYPESCRIPT,
    "tsx": _NOT_IN_TYPESCRIPT,
}
"""ctags takes object literals for classes, and `type` in a list of imports for an alias."""
for _language, _faults in _FAULTS.items():
    COMPARISONS[_language] = replace(COMPARISONS[_language], faults=_faults, is_deep=False)


def _files(folder: Path, suffixes: tuple[str, ...], limit: int) -> list[Path]:
    """Return some of the files of a folder, evenly spread."""
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in suffixes
        and path.is_file()
        and not path.is_symlink()
        and ".git" not in path.parts
    )
    step = max(-(-len(found) // limit), 1)
    return found[::step]


def _theirs(path: Path, comparison: Comparison) -> Iterator[tuple[str, int, str]]:
    """Yield name, line and kind of what ctags finds."""
    command = ["ctags", "--output-format=json", "--fields=+neK", "--extras=-{anonymous}", "-f", "-"]
    command += [f"--language-force={comparison.ctags}", str(path)]
    done = subprocess.run(command, check=True, capture_output=True)
    for line in done.stdout.splitlines():
        tag = json.loads(line.decode(errors="replace"))
        if tag.get("_type") == "tag":
            yield tag["name"], tag["line"], tag["kind"]


def _ours(text: bytes, grammar: Grammar, kinds: frozenset[str]) -> Rows | None:
    """Return what dataprep finds; None where the grammar meets an error."""
    parts = read_text(text, grammar)
    if parts.parsed.status != "parsed" or parts.parsed.errors.n_errors:
        return None
    rows = {}
    for one in parts.definitions:
        if one.kind in kinds and one.name:
            line = text.count(b"\n", 0, one.found.name_at) + 1
            around = None if one.parent is None else parts.definitions[one.parent].kind
            is_deep = one.item.function is not None or (one.kind == "method" and around is None)
            rows[one.name.lstrip("#"), line] = f"{one.kind}{' inside' if is_deep else ''}"
    return rows


Rows = dict[tuple[str, int], str]
"""Kind by name and line."""


def _differences(
    comparison: Comparison, lines: list[str], ours: Rows, tags: Rows
) -> tuple[Rows, Rows, int]:
    """Return what only ctags has, what only dataprep has, and the number of faults of ctags."""
    theirs = {pair: kind for pair, kind in tags.items() if kind in comparison.theirs}
    only_theirs, n_faults = {}, 0
    for pair, kind in theirs.items():
        if pair in ours:
            continue
        line = lines[pair[1] - 1] if pair[1] <= len(lines) else ""
        fault = comparison.faults.get(kind)
        if fault is not None and re.search(fault, line):
            n_faults += 1
        else:
            only_theirs[pair] = kind
    only_ours = {
        pair: kind
        for pair, kind in ours.items()
        if pair not in tags and (comparison.is_deep or not kind.endswith(" inside"))
    }
    return only_theirs, only_ours, n_faults


def compare(language: str, folder: Path, limit: int, n_shown: int) -> None:
    """Print how far the two agree on the files of a language in a folder."""
    comparison = COMPARISONS[language]
    grammar = grammar_of(language)
    counts: Counter[str] = Counter()
    only: dict[str, Counter[str]] = {"ctags": Counter(), "dataprep": Counter()}
    for path in _files(folder, comparison.suffixes, limit):
        text = path.read_bytes()
        lines = text.decode(errors="replace").split("\n")
        if any(len(line) > MAX_LINE for line in lines):
            counts["long lines"] += 1
            continue
        ours = _ours(text, grammar, comparison.ours)
        if ours is None:
            counts["errors"] += 1
            continue
        counts["files"] += 1
        tags: Rows = {}
        for name, line, kind in _theirs(path, comparison):
            if tags.get((name, line)) not in comparison.theirs:
                tags[name, line] = kind
        only_theirs, only_ours, n_faults = _differences(comparison, lines, ours, tags)
        counts["faults of ctags"] += n_faults
        counts["both"] += sum(pair in tags for pair in ours)
        for side, rows in (("ctags", only_theirs), ("dataprep", only_ours)):
            for pair, kind in sorted(rows.items()):
                only[side][kind] += 1
                if only[side][kind] <= n_shown:
                    sys.stdout.write(f"only {side} {kind} {pair[0]} {path}:{pair[1]}\n")
    _report(language, counts, only)


def _report(language: str, counts: Counter[str], only: dict[str, Counter[str]]) -> None:
    both = counts["both"]
    n_theirs, n_ours = (sum(only[side].values()) for side in ("ctags", "dataprep"))
    report = {
        "language": language,
        **counts,
        "only_ctags": dict(only["ctags"].most_common()),
        "only_dataprep": dict(only["dataprep"].most_common()),
        "agreement": round(both / max(both + n_theirs + n_ours, 1), 4),
        "of_ctags": round(both / max(both + n_theirs, 1), 4),
        "of_dataprep": round(both / max(both + n_ours, 1), 4),
    }
    sys.stdout.write(json.dumps(report) + "\n")


def main() -> None:
    """Compare what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language", choices=sorted(COMPARISONS))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=500, help="most files (500)")
    parser.add_argument("--show", type=int, default=0, help="differences printed for each kind")
    given = parser.parse_args()
    compare(given.language, given.folder, given.files, given.show)


if __name__ == "__main__":
    main()
