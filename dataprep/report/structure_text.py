"""What is known of a file's structure, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict, cast

from dataprep.report.console_structure import spoken
from dataprep.report.display import counted, joined, printable

_COLUMNS = 64
_INDENT = 16
_IMPORTS_SHOWN = 4
_LINES = 3


class Edges(TypedDict):
    """Edges at one end of which a file is; ``files`` are the first of them."""

    n_files: int
    kinds: dict[str, int]
    files: list[dict[str, object]]


def structure_text(structure: Mapping[str, object]) -> list[str]:
    """Return the lines of the block on syntax and dependencies.

    Args:
        structure: What ``StructureDetails`` knows of the file.
    """
    causes = cast("dict[str, str]", structure["causes"])
    if {"tree", "order", "imports"} <= set(causes):
        return [f"  structure  – {causes['tree']}"]
    tree = cast("dict[str, object] | None", structure["tree"])
    order = cast("dict[str, object] | None", structure["order"])
    lines = ["  structure"]
    lines += _tree_lines(tree) if tree is not None else _row("tree", [f"– {causes['tree']}"])
    lines += _order_lines(order) if order is not None else _row("place", [_absent(causes, "order")])
    if structure["imports"] is None:
        return lines + _row("imports", [_absent(causes, "imports")])
    if tree is not None and tree["status"] == "parsed":
        lines += _edge_lines("imports", cast("Edges", structure["imports"]))
        lines += _package_lines(structure)
        lines += _unresolved_lines(cast("dict[str, object]", structure["unresolved"]))
    return lines + _edge_lines("imported by", cast("Edges", structure["imported_by"]))


def _absent(causes: Mapping[str, str], name: str) -> str:
    return f"– {causes.get(name, 'not known')}"


def _tree_lines(tree: Mapping[str, object]) -> list[str]:
    language = tree["language"]
    if language is None:
        return _row("tree", ["– the language is not known"])
    if tree["status"] == "no-grammar":
        return _row("tree", [f"– {language} has no grammar"])
    if tree["status"] != "parsed":
        return _row("tree", [f"– not parsed: {spoken(str(tree['status']))}"])
    errors = cast("float", tree["error_fraction"])
    shown = "no errors" if errors == 0 else f"errors in {max(errors, 0.001):.1%} of its bytes"
    holds = [
        counted(cast("int", tree["n_functions"]), "function"),
        counted(cast("int", tree["n_classes"]), "type"),
    ]
    if tree["n_functions"]:
        most = tree["max_cyclomatic_complexity"]
        holds.append(
            f"complexity {tree['cyclomatic_complexity']:,}, at most {most:,} in a function"
        )
    return _row("tree", [f"parsed as {language}, {shown}"]) + _row("holds", [", ".join(holds)])


def _order_lines(order: Mapping[str, object]) -> list[str]:
    place = f"{cast('int', order['position']) + 1:,} of {order['n_files']:,} in dependency order"
    lines = _row("place", [f"{place}, as {spoken(str(order['group']))}, depth {order['depth']:,}"])
    cycle = cast("dict[str, object] | None", order["cycle"])
    if cycle is not None:
        number = cast("int", cycle["n_files"])
        lines += _row("in a cycle", [f"of {number:,} files"])
        lines += _paths("", cast("list[str]", cycle["paths"]), number)
    return lines


def _edge_lines(title: str, edges: Edges) -> list[str]:
    """Return the number of files, and their paths by kind of the edge."""
    paths: dict[str, list[str]] = {kind: [] for kind in edges["kinds"]}
    for one in edges["files"]:
        paths[str(one["kind"])].append(str(one["path"]))
    lines = _row(title, [counted(edges["n_files"], "file")])
    for kind, number in edges["kinds"].items():
        lines += _paths(f"{kind}: ", paths[kind], number)
    return lines


def _package_lines(structure: Mapping[str, object]) -> list[str]:
    lines = []
    for title in ("external", "standard"):
        found = cast("list[dict[str, object]]", structure[title])
        names = [printable(str(one["package"] or "of no known name")) for one in found]
        lines += _row(title, joined(names, _COLUMNS, n_lines=_LINES))
    return lines


def _unresolved_lines(unresolved: Mapping[str, object]) -> list[str]:
    shown = []
    for row in cast("list[dict[str, object]]", unresolved["imports"])[:_IMPORTS_SHOWN]:
        what = printable(str(row["specifier"]))
        what += f", {printable(str(row['name']))}" if row["name"] else ""
        shown.append(f"{what}: {spoken(str(row['reason']))}, line {row['line']}")
    left = cast("int", unresolved["n_imports"]) - len(shown)
    return _row("unresolved", [*shown, f"and {left:,} more"] if left else shown)


def _row(title: str, texts: Sequence[str]) -> list[str]:
    """Return texts as lines, the first one under a title."""
    return [
        f"    {title if number == 0 else '':<{_INDENT - 4}}{text}"
        for number, text in enumerate(texts)
    ]


def _paths(head: str, paths: Sequence[str], number: int) -> list[str]:
    """Return the first of a number of paths, each whole, and how many more there are."""
    if not paths:
        return [f"{'':<{_INDENT}}{head}{counted(number, 'file')}"]
    # NOTE: what is not at hand is long enough in all to never fit, and so is counted.
    every = [*map(printable, paths), *[""] * (number - len(paths))]
    texts = joined(every, _COLUMNS - len(head), n_lines=_LINES)
    return [
        f"{'':<{_INDENT}}{head if place == 0 else '':<{len(head)}}{text}"
        for place, text in enumerate(texts)
    ]
