"""Measure the fast tier of static defects beside the parser alone.

    python benchmarks/defect_fast.py LANGUAGE SOURCE... [--files N] [--same]

LANGUAGE is a slug (python, javascript, java, c ...), a SOURCE a zip or a folder. Prints MB per CPU second
of all texts offered for the queries and detectors, for the parser alone, and for ruff over Python, over
the same texts in one process. With --same the findings are compared with those that are found where
nothing is looked for before the parse.
"""

from __future__ import annotations

import argparse
import resource
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dataprep.defects.params import FastDefectParams
from dataprep.defects.ruff import PYTHON, run_ruff
from dataprep.resources import rules_dir
from dataprep.rules import load_rules
from dataprep.syntax.tree import grammar_of, parse

ENDS = {"python": ".py", "javascript": ".js", "typescript": ".ts", "java": ".java", "go": ".go", "c": ".c", "cpp": ".cpp", "php": ".php", "ruby": ".rb", "csharp": ".cs", "kotlin": ".kt", "bash": ".sh"}  # fmt: skip
MOST_BYTES = 1 << 20


def texts_of(source: Path, end: str) -> Iterator[bytes]:
    """Yield the texts of a language in a zip or a folder, in order."""
    if source.is_dir():
        for path in sorted(source.rglob(f"*{end}")):
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= MOST_BYTES:
                yield path.read_bytes()
        return
    with zipfile.ZipFile(source) as file:
        for name in sorted(file.namelist()):
            if name.endswith(end) and file.getinfo(name).file_size <= MOST_BYTES:
                yield file.read(name)


def children() -> float:
    """Return the CPU seconds of processes that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(ENDS))
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("--files", type=int, default=1_000_000)
    parser.add_argument("--same", action="store_true")
    given = parser.parse_args()
    end = ENDS[given.language]
    distinct = list(dict.fromkeys(one for source in given.sources for one in texts_of(source, end)))
    texts = distinct[:: max(1, -(-len(distinct) // given.files))]
    size = sum(map(len, texts)) / 1e6
    params = FastDefectParams.of_book(load_rules([rules_dir()]))
    checks, grammar = params.checks(given.language), grammar_of(given.language)
    assert checks is not None
    checks.scan_all(texts[:20])
    started = time.process_time()
    scans = checks.scan_all(texts)
    checked = time.process_time()
    for text in texts:
        parse(text, grammar)
    parsed = time.process_time()
    n_found = sum(len(scan.defects) for scan in scans)
    print(f"{len(texts)} texts, {size:.1f} MB, {n_found} findings of {checks.n_rules} rules")
    print(f"checks             {size / (checked - started):6.2f} MB per CPU s")
    print(f"parser alone       {size / (parsed - checked):6.2f} MB per CPU s")
    if given.language == PYTHON:
        before = children()
        run_ruff({f"{k:064x}": text for k, text in enumerate(texts)}, params.ruff_rules())
        used = children() - before
        print(f"ruff               {size / used:6.2f} MB per CPU s")
        print(f"checks and ruff    {size / (checked - started + used):6.2f} MB per CPU s")
    if given.same:
        others = checks.scan_all(texts, is_gated=False)
        differ = sum(a.defects != b.defects for a, b in zip(scans, others, strict=True))
        print(f"{differ} texts with other findings where nothing is looked for before")


if __name__ == "__main__":
    main()
