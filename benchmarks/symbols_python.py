"""Definitions of Python beside the `ast` module, and cyclomatic complexity beside lizard.

Every function, asynchronous function and class of the Python files in the folders that are named
is compared in qualified name, span, docstring span and start of decorators; then the cyclomatic
complexity of up to 1,000 functions, chosen by digest, with each difference put down to a cause
that is found in the function's own tree.

    python benchmarks/symbols_python.py FOLDER...

The folders of `edges_python.py fetch` serve. A file that `ast` cannot read is left out and counted.
"""

from __future__ import annotations

import ast
import hashlib
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import lizard

from dataprep.parse.contents import read_text
from dataprep.parse.definitions import Definition
from dataprep.syntax.tree import grammar_of

N_FUNCTIONS = 1000
_DEFINED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Symbol(NamedTuple):
    """A definition as both sides tell it; spans in bytes."""

    name: str
    start: int
    end: int
    docstring: tuple[int, int] | None
    decorators: int | None


def _offsets(text: bytes) -> list[int]:
    """Return where each line starts, by the line ends that Python knows."""
    starts, at = [0], 0
    while at < len(text):
        here = min((i for i in (text.find(b"\n", at), text.find(b"\r", at)) if i >= 0), default=-1)
        if here < 0:
            break
        at = here + (2 if text[here : here + 2] == b"\r\n" else 1)
        starts.append(at)
    return starts


def by_ast(text: bytes) -> tuple[dict[tuple[str, int], Symbol], ast.Module]:
    """Return definitions by name and start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    lines = _offsets(text)
    found = {}

    def walk(node: ast.AST, around: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = around
            if isinstance(child, _DEFINED):
                name = f"{around}.{child.name}".lstrip(".")
                start = lines[child.lineno - 1] + child.col_offset
                end = lines[(child.end_lineno or 1) - 1] + (child.end_col_offset or 0)
                first = child.decorator_list[0] if child.decorator_list else None
                at = None
                if first is not None:  # the sign stands before what ast gives
                    at = text.rfind(b"@", 0, lines[first.lineno - 1] + first.col_offset)
                docstring = None
                if ast.get_docstring(child, clean=False) is not None:
                    value = child.body[0].value  # type: ignore[attr-defined]
                    docstring = (
                        lines[value.lineno - 1] + value.col_offset,
                        lines[value.end_lineno - 1] + value.end_col_offset,
                    )
                found[name, start] = Symbol(name, start, end, docstring, at)
            walk(child, name)

    walk(tree, "")
    return found, tree


def ours(text: bytes) -> dict[tuple[str, int], tuple[Symbol, Definition]]:
    """Return definitions by name and start."""
    parts = read_text(text, grammar_of("python"))
    return {
        (one.qualified_name, one.found.start): (
            Symbol(
                one.qualified_name,
                one.found.start,
                one.found.end,
                one.docstring,
                one.decorators_start,
            ),
            one,
        )
        for one in parts.definitions
        if one.kind in {"function", "method", "class"}
    }


def files(folders: list[str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in Path(folder).rglob("*.py") if path.is_file())


def compare_symbols(paths: list[Path]) -> None:
    counts: Counter[str] = Counter()
    spent = 0.0
    for path in paths:
        text = path.read_bytes()
        if text.startswith(b"\xef\xbb\xbf"):
            text = text[3:]
        try:
            wanted, _ = by_ast(text)
        except (SyntaxError, ValueError, RecursionError):
            counts["files ast cannot read"] += 1
            continue
        start = time.process_time()
        got = ours(text)
        spent += time.process_time() - start
        counts["files"] += 1
        counts["bytes"] += len(text)
        counts["definitions"] += len(wanted)
        counts["not found"] += len(wanted.keys() - got.keys())
        counts["found beyond"] += len(got.keys() - wanted.keys())
        for key in wanted.keys() & got.keys():
            one, other = wanted[key], got[key][0]
            counts["end"] += one.end != other.end
            counts["docstring"] += one.docstring != other.docstring
            counts["decorators"] += one.decorators != other.decorators
            if one != other and counts["shown"] < 12:
                counts["shown"] += 1
                print(
                    "   ", path, *(f"{a}!={b}" for a, b in zip(one, other, strict=True) if a != b)
                )
        for key in sorted(wanted.keys() ^ got.keys())[:2]:
            print("    only", "ast" if key in wanted else "here", path, *key)
    n = counts["definitions"]
    same = n - counts["not found"] - counts["end"]
    print(dict(counts))
    print(f"equal in name and span: {same / n:.5f} of {n:,}; {spent:.1f} CPU s, ", end="")
    print(f"{counts['bytes'] / spent / 1e6:.2f} MB per CPU s")


_CAUSES = (
    (
        "nested function counted with the outer one",
        lambda n: isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef),
    ),
    ("lambda", lambda n: isinstance(n, ast.Lambda)),
    ("class in the function", lambda n: isinstance(n, ast.ClassDef)),
    ("match", lambda n: isinstance(n, ast.Match)),
    ("f-string", lambda n: isinstance(n, ast.JoinedStr)),
    ("comprehension", lambda n: isinstance(n, ast.comprehension)),
)


def compare_complexity(paths: list[Path]) -> None:
    rows: list[tuple[str, Path, str, int, int, ast.AST]] = []
    missing = 0
    ranked = sorted(paths, key=lambda path: hashlib.sha256(str(path).encode()).hexdigest())
    for path in ranked[: max(len(ranked) // 4, 100)]:
        text = path.read_bytes()
        try:
            _, tree = by_ast(text)
            told = lizard.analyze_file.analyze_source_code("x.py", text.decode())
        except (SyntaxError, ValueError, RecursionError):
            continue
        mine = {
            one.found.node.start_point[0] + 1: one
            for _, one in ours(text).values()
            if one.kind in {"function", "method"}
        }
        nodes = {
            node.lineno: node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        for function in told.function_list:
            one, node = mine.get(function.start_line), nodes.get(function.start_line)
            if one is None or node is None:
                missing += 1
                continue
            key = hashlib.sha256(f"{path}:{function.start_line}".encode()).hexdigest()
            rows.append(
                (
                    key,
                    path,
                    one.qualified_name,
                    function.cyclomatic_complexity,
                    one.item.cyclomatic,
                    node,
                )
            )
    rows = sorted(rows, key=lambda row: row[0])[:N_FUNCTIONS]
    causes: Counter[str] = Counter()
    for _, path, name, theirs, here, node in rows:
        if theirs == here:
            continue
        inside = [child for child in ast.walk(node) if child is not node]
        cause = next((label for label, test in _CAUSES if any(map(test, inside))), "other")
        causes[cause] += 1
        if cause != "nested function counted with the outer one":
            print(f"    {cause}: lizard {theirs} here {here} {path}:{node.lineno} {name}")
    n_equal = len(rows) - causes.total()
    print(
        f"cyclomatic: {n_equal} of {len(rows)} equal lizard's; causes {dict(causes)}; unmatched {missing}"
    )


def main() -> None:
    paths = list(files(sys.argv[1:]))
    compare_symbols(paths)
    compare_complexity(paths)


if __name__ == "__main__":
    main()
