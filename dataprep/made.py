"""What is made once a machine and then loaded from a file: compiled kernels and automata."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_DIGEST_BYTES = 32


class Made:
    """Files of one thing that is made on this machine; a newer one takes the older one's place.

    They lie beside the module that makes them, or under the user's cache folder where that cannot
    be written.

    Args:
        module: Name of the module that makes it.
        place: How the names of its files begin.
        suffix: How they end.
        keeps: How many of them stay, the newest.
    """

    def __init__(self, module: str, place: str, suffix: str, keeps: int = 1) -> None:
        self._folders = tuple(_folders(module))
        self._place, self._suffix, self._keeps = place, suffix, keeps

    def read(self, digest: str) -> bytes | None:
        """Return what was made from what has a digest; None where it is absent or damaged."""
        for folder in self._folders:
            content = _read(folder / f"{self._place}{digest}{self._suffix}")
            if content is not None:
                return content
        return None

    def write(self, digest: str, content: bytes) -> None:
        """Store what was made; where no folder can be written, it is made again next time."""
        for folder in self._folders:
            if self._write(folder, f"{self._place}{digest}{self._suffix}", content):
                return

    def _write(self, folder: Path, name: str, content: bytes) -> bool:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, prefix=self._place, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(folder / name)
            others = [p for p in folder.glob(f"{self._place}*{self._suffix}") if p.name != name]
            others.sort(key=lambda path: path.stat().st_mtime_ns)
            for old in others[: max(len(others) - self._keeps + 1, 0)]:
                old.unlink(missing_ok=True)
        except OSError:
            return False
        return True


def folder_of(module: str) -> Path:
    """Return the folder of a module of this package, without importing it."""
    return Path(__file__).parent.joinpath(*module.split(".")[1:-1])


def _folders(module: str) -> Iterator[Path]:
    """Yield where files may lie: beside the module, then under the user's cache folder."""
    yield folder_of(module) / "__pycache__"
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    yield Path(cache) / "dataprep" / "kernels"


def _read(path: Path) -> bytes | None:
    """Return what a file holds, or None where it is absent or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    made = content[_DIGEST_BYTES:]
    return made if content[:_DIGEST_BYTES] == hashlib.sha256(made).digest() else None
