"""What the references of the benchmarks of edges have written: repositories, their parts, and truths.

Which repositories there are, and which were looked at, stands in the scripts that make the truths
(`edges_<language>.py`) and nowhere else.
"""

from __future__ import annotations

import importlib
import json
import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BENCH = Path(os.environ.get("DATAPREP_BENCH_DIR", ".bench")).absolute() / "edges"
PARTS = ("looked-at", "held-out", "last")
SCRIPTS = {
    "python": "python", "javascript": "javascript", "java": "java", "c": "c", "c++": "c",
    "go": "go", "rust": "rust",
}  # fmt: skip
SUFFIXES = {
    "python": (".py", ".pyi"),
    "javascript": (".js", ".cjs", ".mjs", ".jsx", ".ts", ".tsx", ".cts", ".mts"),
    "java": (".java",),
}
"""Importers that a reference reads, where it does not list them; grimp and ast lead to no others, too."""
SIDES = ("named", "jdeps")
"""Truths of Java by less: names and imports alone, and jdeps alone."""
_C_PLUS_PLUS = (".cc", ".cpp", ".cxx", ".C", ".c++", ".mm")

Edge = tuple[str, str]


@dataclass(frozen=True)
class Truth:
    """What a reference says of a repository.

    Attributes:
        edges: Pairs of importer and file.
        marks: What else its rows say, as ``field=value``, by pair.
        importers: The files whose edges it judged; null: all of `SUFFIXES`.
        targets: The files that it can lead to; null: all.
        open: Specifiers on which it has no say, by importer.
        sides: Pairs by less than the whole of the reference, by name.
    """

    edges: frozenset[Edge]
    marks: dict[Edge, frozenset[str]]
    importers: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    open: dict[str, set[str]] = field(default_factory=dict)
    sides: dict[str, frozenset[Edge]] = field(default_factory=dict)


def home(language: str) -> Path:
    """Return the folder of the repositories and truths of a language."""
    return BENCH / SCRIPTS[language]


def repositories(language: str) -> dict[str, str]:
    """Return the part (one of `PARTS`) of each repository of a language by its name."""
    script = importlib.import_module(f"edges_{SCRIPTS[language]}")
    found: dict[str, str] = {}
    for part, names in zip(PARTS, ("LOOKED_AT SEEN", "HELD_OUT", "LAST"), strict=True):
        for name in names.split():
            found |= dict.fromkeys(getattr(script, name, ()), part)
    for entry in (*getattr(script, "REPOSITORIES", ()), *getattr(script, "PROJECTS", ())):
        is_held_out = getattr(entry, "is_held_out", False) or getattr(entry, "held_out", False)
        found[entry.name] = PARTS[is_held_out]
    for name, entry in getattr(script, "SOURCES", {}).items():
        found[name] = PARTS[entry.held_out]
    return {name: part for name, part in found.items() if _is_of(language, name)}


def _is_of(language: str, name: str) -> bool:
    """Return whether a repository is of a language: C and C++ share a script and a folder."""
    if SCRIPTS[language] != "c":
        return True
    compiled = [Path(path).suffix for path in _lines(home("c") / f"{name}.importers.txt") or ()]
    n_plus_plus = sum(suffix in _C_PLUS_PLUS for suffix in compiled)
    return (n_plus_plus > compiled.count(".c")) == (language == "c++")


def read_truth(language: str, name: str) -> Truth | None:
    """Return what the reference says of a repository; null when its truth was not made or is empty."""
    folder = home(language)
    rows = _rows(folder / f"{name}.truth.jsonl")
    if not rows or not (folder / name).is_dir():
        return None
    marks: dict[Edge, set[str]] = defaultdict(set)
    for row in rows:
        said = {f"{key}={value}" for key, value in row.items() if key not in {"source", "target"}}
        marks[row["source"], row["target"]] |= said
    unsaid: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / f"{name}.open.jsonl") or ():
        unsaid[row["source"]].add(row["specifier"])
    compiled = _lines(folder / f"{name}.compiled.txt")
    sides = {side: _rows(folder / f"{name}.{side}.jsonl") for side in SIDES}
    return Truth(
        edges=frozenset(edge for edge in marks if edge[0] != edge[1]),
        marks={edge: frozenset(said) for edge, said in marks.items()},
        importers=_lines(folder / f"{name}.importers.txt") or compiled,
        targets=compiled,
        open=unsaid,
        sides={
            side: frozenset((row["source"], row["target"]) for row in pairs)
            for side, pairs in sides.items()
            if pairs is not None
        },
    )


def _rows(path: Path) -> list[dict[str, Any]] | None:
    if not path.is_file():
        return None
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def _lines(path: Path) -> frozenset[str] | None:
    if not path.is_file():
        return None
    return frozenset(path.read_text("utf-8").splitlines()) - {""}
