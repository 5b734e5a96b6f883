"""A small repository that was scanned once, and ways to look at what commands print."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dataprep.engine.run import RunRequest, run
from dataprep.ingest.lookup import parse_sources
from dataprep.recipe import load_recipe
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

MODULE = '''"""Sums of rows."""


def sum_rows(rows, column):
    """Return the sum of a column."""
    total = 0
    for row in rows:
        total += int(row[column])
    return total


def mean_of_rows(rows, column):
    """Return the mean of a column."""
    return sum_rows(rows, column) / len(rows)
'''
GPL = "# SPDX-License-Identifier: GPL-3.0-only\n"
README = """# Sums

Sums the columns of tables, and the means of them. Rows are mappings from names to numbers; what is
no number raises an error.

## Use

Give the rows, and the name of a column. The result is an integer for sums and a float for means.
"""
HOSTILE = "src/\x1b[31mred\u202egnp\n.py"
FILES: dict[str, bytes | str] = {
    "src/sums.py": MODULE,
    "src/borrowed.py": GPL + MODULE.replace("rows", "lines"),
    "copy/sums.py": MODULE,
    "empty.py": "",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    HOSTILE: MODULE.replace("rows", "cells"),
    "README.md": README,
}
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}
_MASKS = (
    (re.compile(r"\d+\.\d+s, "), "<time>s, "),
    (re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}"), "<run>"),
    (re.compile(r"dataprep \d+\.\d+\.\d+\S*"), "dataprep <version>"),
    (re.compile(r"(recipe \S+ \()[0-9a-f]{7}"), r"\1<digest>"),
    (re.compile(r"(commit )[0-9a-f]{7}"), r"\1<commit>"),
)


@pytest.fixture(scope="session")
def _scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository with files of every fate, and scan it once for all tests."""
    root = tmp_path_factory.mktemp("scanned")
    folder = root / "acme"
    for path, content in FILES.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "link.py").symlink_to("src/sums.py")
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True, env=os.environ | GIT)
    rules = load_rules([rules_dir()])
    request = RunRequest(
        command="scan",
        sources=tuple(parse_sources([str(folder)])),
        recipe=load_recipe("default", [rules_dir()]),
        rules=rules,
        store=str(root / ".dataprep"),
        jobs=1,
        worktree=True,
    )
    run(request, lambda event: None)
    return root


@pytest.fixture
def scanned(_scanned: Path, tmp_path: Path, dataprep: Callable[..., object]) -> Path:
    """Return a copy of the repository, beside a copy of the store in which it was scanned."""
    shutil.copytree(_scanned / ".dataprep", tmp_path / ".dataprep")
    shutil.copytree(_scanned / "acme", tmp_path / "acme", symlinks=True)
    return tmp_path / "acme"


@pytest.fixture
def masked(tmp_path: Path) -> Callable[[str], str]:
    """Replace what differs from one run to the next: times, ids, versions and paths."""

    def mask(text: str) -> str:
        text = text.replace(str(tmp_path), "<folder>")
        for pattern, shown in _MASKS:
            text = pattern.sub(shown, text)
        return text

    return mask
