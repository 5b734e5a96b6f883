"""Ruff over Python texts, without any configuration of theirs."""

from __future__ import annotations

import functools
import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dataprep.defects.model import Defect, Scan, Status
from dataprep.defects.positions import Positions
from dataprep.defects.scratch import as_files
from dataprep.errors import DataprepError
from dataprep.rules.defect import DefectRule

_OPTIONS = (
    "check",
    "--isolated",
    "--no-cache",
    "--ignore-noqa",
    "--no-respect-gitignore",
    "--exit-zero",
    "--quiet",
    "--output-format=json",
    "--target-version=py314",
    "--config=exclude=[]",
)
_TIMEOUT_S = 600
"""NOTE: a last resort; ruff reads 30 MB a second."""
_SYNTAX = "invalid-syntax"
PYTHON = "python"


@functools.cache
def ruff_version() -> str:
    """Return name and version of the tool."""
    return f"ruff {version('ruff')}"


def run_ruff(texts: Mapping[str, bytes], rules: Sequence[DefectRule]) -> dict[str, Scan]:
    """Return what ruff finds in texts.

    Args:
        texts: Python texts, by content.
        rules: Rules of the engine ruff.

    Returns:
        For each text what was found; partial where its syntax is wrong.

    Raises:
        DataprepError: Ruff does not run; a text cannot cause that.
    """
    by_code: dict[str, list[DefectRule]] = {}
    for rule in rules:
        by_code.setdefault(str(rule.ruff), []).append(rule)
    if not by_code or not texts:
        return {}
    named = ((f"{name[:2]}/{name}.py", text) for name, text in texts.items())
    with as_files(named) as folder:
        told = _told(folder, sorted(by_code))
    defects: dict[str, list[Defect]] = {name: [] for name in texts}
    broken: set[str] = set()
    for name, found in _by_text(told):
        positions = Positions(texts[name])
        for one in found:
            if one["code"] is None or one["code"] == _SYNTAX:
                broken.add(name)
                continue
            start, end = (
                positions.byte(one[at]["row"], one[at]["column"])
                for at in ("location", "end_location")
            )
            for rule in by_code.get(one["code"], ()):
                defects[name].append(Defect(rule, start, max(end, start + 1)))
    return {name: _scan(found, name in broken, len(rules)) for name, found in defects.items()}


def _scan(defects: Sequence[Defect], is_broken: bool, n_rules: int) -> Scan:
    status: Status = "partial" if is_broken else "complete"
    cause = "its syntax is wrong or not of Python 3" if is_broken else None
    return Scan(ruff_version(), status, n_rules, defects, cause)


def _by_text(told: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Yield the content of each text of which ruff tells something, and what it tells."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for one in told:
        found.setdefault(Path(one["filename"]).stem, []).append(one)
    yield from sorted(found.items())


def _told(folder: Path, codes: Sequence[str]) -> list[Mapping[str, Any]]:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "NO_COLOR": "1"}
    command = [_binary(), *_OPTIONS, f"--select={','.join(codes)}", "."]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            check=True,
            timeout=_TIMEOUT_S,
        )
        told: list[Mapping[str, Any]] = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        # NOTE: it names options and rules; texts it would name by their digests.
        why = error.stderr.decode(errors="replace").strip().splitlines()
        raise DataprepError(f"ruff ends with {error.returncode}: {' '.join(why[-3:])}") from error
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise DataprepError(f"ruff does not run: {type(error).__name__}") from error
    return told


@functools.cache
def _binary() -> str:
    from ruff import find_ruff_bin

    return str(find_ruff_bin())
