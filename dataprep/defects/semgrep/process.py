"""Runs the engine: fixed arguments, a small environment, an end to its time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from dataprep.defects.semgrep.locate import Core

Told: TypeAlias = Mapping[str, Any]
"""What the engine says of a run, as JSON."""


_COLLECTOR = "s=8M,o=400"
"""Words of the young heap, and how much may be garbage: a fifth less CPU than by default."""


class CoreFailedError(Exception):
    """The engine ended without an answer.

    Args:
        cause: How it ended; never what it said, which could hold texts.
        is_slow: Whether its time was over.
    """

    def __init__(self, cause: str, *, is_slow: bool = False) -> None:
        super().__init__(cause)
        self.args = (cause,)
        self.cause, self.is_slow = cause, is_slow


@contextmanager
def private_folder(directory: Path | None) -> Iterator[Path]:
    """Make a folder that its owner alone can read, and remove it in the end.

    Args:
        directory: Where; None takes ``$TMPDIR``, which should lie in memory where it can.
    """
    folder = Path(tempfile.mkdtemp(prefix="dataprep-", dir=directory)).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask(core: Core, arguments: Sequence[str], folder: Path, timeout_s: float) -> Any:
    """Return what the engine answers, read as JSON.

    Args:
        core: The engine.
        arguments: Its arguments.
        folder: A folder for what it writes.
        timeout_s: Seconds after which it is ended.

    Raises:
        CoreFailedError: It ends without an answer.
    """
    out = folder / "out.json"
    try:
        with out.open("wb") as file:
            done = subprocess.run(
                [core.path, *arguments],
                cwd=folder,
                env=_environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.DEVNULL,
                timeout=timeout_s,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise CoreFailedError("its time was over", is_slow=True) from None
    except OSError as error:
        raise CoreFailedError(f"it does not start: {type(error).__name__}") from None
    try:
        return json.loads(out.read_bytes())
    except (ValueError, RecursionError):
        raise CoreFailedError(f"it ended with {done.returncode}, without an answer") from None


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's is read or written."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    places = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    return {
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
        "OCAMLRUNPARAM": _COLLECTOR,
        "SEMGREP_SEND_METRICS": "off",
        "SEMGREP_ENABLE_VERSION_CHECK": "0",
        **dict.fromkeys(places, str(home)),
    }
