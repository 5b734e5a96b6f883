"""Where results go: standard output, whole and unchanged, or a file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dataprep.errors import UsageError

if TYPE_CHECKING:
    from dataprep.settings import Settings

_MACHINE = frozenset({"json", "jsonl", "sarif", "junit", "gitlab"})
_NARROWEST = 40


def emit(text: str, *, is_machine: bool = False) -> None:
    """Write a result to standard output.

    A reader that goes away before the end, as ``head`` does, is no error and changes no exit code.

    Args:
        text: The result; a line end is added where there is none.
        is_machine: Whether programs read it; they get UTF-8 whatever the terminal's encoding.
    """
    line = text if text.endswith("\n") or not text else f"{text}\n"
    try:
        if is_machine:
            sys.stdout.flush()
            sys.stdout.buffer.write(line.encode(errors="backslashreplace"))
        else:
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # NOTE: the interpreter flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def emit_json(schema: str, document: dict[str, object]) -> None:
    """Write a JSON object that says by which schema it is made."""
    text = json.dumps({"schema": schema, **document}, indent=1, ensure_ascii=False)
    emit(text, is_machine=True)


def write_result(text: str, settings: Settings) -> None:
    """Write a result to standard output, or whole to the file that was asked for."""
    if settings.output is None:
        emit(text, is_machine=settings.format in _MACHINE)
        return
    from dataprep.storage import Storage

    path, data = Path(settings.output), text.encode(errors="backslashreplace")
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a pipe or a device, which must not be replaced by a file
    else:
        Storage(path.parent).write_bytes(data, path.name)


def check_output(output: str | None) -> None:
    """Check, before any work, that a file can be written.

    Raises:
        UsageError: It is a folder, or its folder cannot be written to.
    """
    if output is None:
        return
    try:
        is_writable = _is_writable(Path(output))
    except (OSError, ValueError):
        is_writable = False
    if not is_writable:
        raise UsageError(
            f"cannot write the result to '{output}'", "name a file in a folder of yours"
        )


def check_folder(place: str | None) -> None:
    """Check, before any work, that a folder can be written into; URIs are left to their driver.

    Raises:
        UsageError: It is a file, or cannot be made or written to.
    """
    if place is None or "://" in place:
        return
    try:
        is_writable = _is_writable(Path(place) / "new")
    except (OSError, ValueError):
        is_writable = False
    if not is_writable:
        raise UsageError(f"cannot write into '{place}'", "name a folder of yours")


def _is_writable(path: Path) -> bool:
    if path.exists():
        return not path.is_dir() and os.access(path, os.W_OK)
    folder = path.absolute().parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def uses_color(settings: Settings) -> bool:
    """Return whether text for standard output is colored."""
    if settings.color != "auto":
        return settings.color == "always"
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not is_plain and settings.output is None and sys.stdout.isatty()


def terminal_width() -> int:
    """Return the columns of the terminal, 80 where there is none, at least 40."""
    import shutil

    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)
