"""Finds the engine of semgrep, which lives in an environment of its own."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dataprep.errors import DataprepError

TESTED = "1.182.0"
"""The version that the rules are tested with; see ``requirements-semgrep.txt``."""
SETTING = "DATAPREP_SEMGREP"
HINT = (
    "make run sets it up; else install it with: uv tool install semgrep=="
    f"{TESTED}, or name it by {SETTING}"
)
_CORE = "semgrep-core"
_ENTRY = "semgrep"
_TIMEOUT_S = 60
_SAID = re.compile(r"\b[0-9]+\.[0-9]+\.[0-9][\w.+-]*")


@dataclass(frozen=True, slots=True)
class Core:
    """The engine.

    Attributes:
        path: Its executable.
        version: What it says of itself.
    """

    path: Path
    version: str

    @property
    def name(self) -> str:
        """Name and version, as the table ``scans`` has it."""
        return f"semgrep {self.version}"


class SemgrepAbsentError(DataprepError):
    """The engine is not there, or does not run."""


def find_core(environment: Mapping[str, str] | None = None) -> Core:
    """Return the engine: by ``DATAPREP_SEMGREP``, beside this Python, in its own folder, on PATH.

    Args:
        environment: Variables; None takes those of this process.

    Raises:
        SemgrepAbsentError: It is in none of these places, or does not run.
    """
    variables = os.environ if environment is None else environment
    return _found(variables.get(SETTING) or None, variables.get("PATH", os.defpath))


@functools.cache
def _found(named: str | None, path: str) -> Core:
    if named is not None:
        place = _core_of(Path(named))
        if place is None:
            raise SemgrepAbsentError(f"{SETTING} names no semgrep: '{named}'", HINT)
        return Core(place, _version(place))
    for candidate in _candidates(path):
        place = _core_of(candidate)
        if place is not None:
            return Core(place, _version(place))
    raise SemgrepAbsentError(
        "semgrep is not installed; the deep tier of defects does not run", HINT
    )


def _candidates(path: str) -> Iterator[Path]:
    """Yield where the engine or the entry point of semgrep may be, the likeliest first."""
    beside = Path(sys.executable).parent
    own = Path(f"{sys.prefix}-semgrep") / "bin"
    for name in (_CORE, _ENTRY):
        yield beside / name
    for name in (_CORE, _ENTRY):
        yield own / name
    for name in (_CORE, _ENTRY):
        found = shutil.which(name, path=path)
        if found is not None:
            yield Path(found)


def _core_of(place: Path) -> Path | None:
    """Return the engine for a path: itself, or that in the package which an entry point starts."""
    if not place.is_file() or not os.access(place, os.X_OK):
        return None
    if place.name.startswith(_CORE) and not _is_script(place):
        return place.resolve()
    # NOTE: an entry point on PATH is often a link into the environment that it belongs to.
    for script in dict.fromkeys((place, place.resolve())):
        environment = script.parent.parent
        for library in ("lib", "lib64"):
            for found in sorted((environment / library).glob("python3*/site-packages/semgrep/bin")):
                core = found / _CORE
                if core.is_file() and os.access(core, os.X_OK):
                    return core.resolve()
    return None


def _is_script(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(2) == b"#!"


def _version(place: Path) -> str:
    """Return what the engine says of its version.

    Raises:
        SemgrepAbsentError: It does not run.
    """
    try:
        done = subprocess.run(
            [place, "-version"], capture_output=True, text=True, check=True, timeout=_TIMEOUT_S
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SemgrepAbsentError(f"'{place}' does not run: {type(error).__name__}", HINT) from None
    told = _SAID.search(done.stdout)
    if told is None:
        raise SemgrepAbsentError(f"'{place}' does not tell its version", HINT)
    return told[0]
