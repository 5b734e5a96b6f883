"""Texts as files, for tools that read files only."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path


@contextlib.contextmanager
def as_files(texts: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """Write texts to a folder of its own, for its owner only, that is removed afterwards.

    The names are of our making, so that no tool leaves a file out because of its name, and no name
    of a scanned repository is one of a configuration.

    Args:
        texts: Relative path of each file, and its text.

    Yields:
        The folder.
    """
    with tempfile.TemporaryDirectory(prefix="dataprep-") as name:
        folder = Path(name).resolve()
        for relative, text in texts:
            place = folder / relative
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(text)
        yield folder
