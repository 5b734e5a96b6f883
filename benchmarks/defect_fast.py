"""Measure the fast tier of static defects beside the parser that it cannot be faster than.

    python benchmarks/defect_fast.py LANGUAGE ARCHIVE...

LANGUAGE is a slug (python, javascript, java, c ...), an ARCHIVE a zip of sources. Prints MB per CPU
second of the queries and detectors with the parse, of the parse alone, and of ruff for Python, over the
same texts in one process.
"""

from __future__ import annotations

import argparse
import resource
import time
import zipfile
from pathlib import Path

from dataprep.defects.params import FastDefectParams
from dataprep.defects.ruff import PYTHON, run_ruff
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.syntax.tree import grammar_of, parse

ENDS = {"python": ".py", "javascript": ".js", "typescript": ".ts", "java": ".java", "go": ".go", "c": ".c", "cpp": ".cpp", "php": ".php", "ruby": ".rb", "csharp": ".cs", "kotlin": ".kt", "bash": ".sh"}  # fmt: skip
MOST_BYTES = 1 << 20


def texts_of(archives: list[Path], end: str) -> dict[str, bytes]:
    """Return the distinct texts of a language in archives."""
    found: dict[bytes, None] = {}
    for archive in archives:
        with zipfile.ZipFile(archive) as file:
            for name in sorted(file.namelist()):
                if name.endswith(end) and file.getinfo(name).file_size <= MOST_BYTES:
                    found[file.read(name)] = None
    return {f"{number:064x}": text for number, text in enumerate(found)}


def children() -> float:
    """Return the CPU seconds of processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(ENDS))
    parser.add_argument("archives", nargs="+", type=Path)
    given = parser.parse_args()
    texts = texts_of(given.archives, ENDS[given.language])
    size = sum(map(len, texts.values())) / 1e6
    params = FastDefectParams.of_book(load_rules([rules_dir()]))
    checks, grammar = params.checks(given.language), grammar_of(given.language)
    assert checks is not None
    checks.scan(b"\n")
    started = time.process_time()
    n_found = sum(len(checks.scan(text).defects) for text in texts.values())
    checked = time.process_time()
    for text in texts.values():
        parse(text, grammar)
    parsed = time.process_time()
    print(f"{len(texts)} texts, {size:.1f} MB, {n_found} findings of {checks.n_rules} rules")
    print(f"checks with parse  {size / (checked - started):6.2f} MB per CPU s")
    print(f"parse alone        {size / (parsed - checked):6.2f} MB per CPU s")
    if given.language == PYTHON:
        before = children()
        run_ruff(texts, params.ruff_rules())
        print(f"ruff               {size / (children() - before):6.2f} MB per CPU s")


if __name__ == "__main__":
    main()
