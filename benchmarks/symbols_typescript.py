"""Symbols of JavaScript and TypeScript beside the TypeScript compiler: names and lines of definitions in a folder.

    python benchmarks/symbols_typescript.py LANGUAGE FOLDER [--files N] [--show N]

A second opinion beside `symbols_ctags.py`: ctags 5.9 loses members behind constructs that it does not know. LANGUAGE is
javascript, typescript or tsx. The compiler is the one that `edges_javascript.py fetch` installs below $DATAPREP_BENCH_DIR.
Compared are pairs of name and line; files in which one of the two meets an error are left out and counted. Names that
assignments give (`exports.a = function`) are no declarations to the compiler and are not compared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from edges_javascript import CACHE
from symbols_ctags import COMPARISONS, MAX_LINE, _files

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of

if TYPE_CHECKING:
    from tree_sitter import Node

KINDS = COMPARISONS["typescript"].ours


def _theirs(paths: list[Path]) -> dict[str, set[tuple[str, int]] | None]:
    """Return names and lines by path; None where the compiler meets an error."""
    script = Path(__file__).with_name("_declarations.mjs")
    command = ["node", str(script), str((CACHE / ".tools").resolve())]
    given = "".join(f"{path}\n" for path in paths)
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=given)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {
        row["path"]: None if row["bad"] else {(name, line) for name, line in row["names"]}
        for row in rows
    }


def _ours(text: bytes, language: str) -> set[tuple[str, int]] | None:
    """Return names and lines; None where the grammar meets an error."""
    parts = read_text(text, grammar_of(language))
    if parts.parsed.errors.n_errors or parts.parsed.status != "parsed":
        return None
    return {
        (one.name, text.count(b"\n", 0, one.found.name_at) + 1)
        for one in parts.definitions
        if one.kind in KINDS and one.name and _is_declared(one.found.node)
    }


def _is_declared(node: Node) -> bool:
    """Return whether a definition is a declaration to the compiler: not named by an assignment."""
    around = node.parent
    if node.type in ("assignment_expression", "augmented_assignment_expression"):
        return False
    if node.type in ("function_expression", "generator_function"):
        return False
    return node.type == "class" or around is None or around.type != "assignment_expression"


def main() -> None:
    """Compare what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("language", choices=("javascript", "typescript", "tsx"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=500, help="most files (500)")
    parser.add_argument("--show", type=int, default=0, help="differences printed of each side")
    given = parser.parse_args()
    paths = _files(given.folder, COMPARISONS[given.language].suffixes, given.files)
    counts: Counter[str] = Counter()
    for name, theirs in _theirs(paths).items():
        text = Path(name).read_bytes()
        if any(len(line) > MAX_LINE for line in text.splitlines()):
            counts["long lines"] += 1
            continue
        ours = _ours(text, given.language)
        if ours is None or theirs is None:
            counts["errors here" if ours is None else "errors there"] += 1
            continue
        counts["files"] += 1
        counts["both"] += len(ours & theirs)
        for side, only in (("compiler", theirs - ours), ("dataprep", ours - theirs)):
            for pair in sorted(only):
                counts[f"only {side}"] += 1
                if counts[f"only {side}"] <= given.show:
                    sys.stdout.write(f"only {side} {pair[0]} {name}:{pair[1]}\n")
    union = counts["both"] + counts["only compiler"] + counts["only dataprep"]
    report = {**counts, "agreement": round(counts["both"] / max(union, 1), 4)}
    sys.stdout.write(json.dumps({"language": given.language, **report}) + "\n")


if __name__ == "__main__":
    main()
