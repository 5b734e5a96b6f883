"""Where the data files that ship with the package are found."""

from __future__ import annotations

import functools
from pathlib import Path

from dataprep.errors import StorageError


@functools.cache
def _data_root() -> Path:
    package = Path(__file__).resolve().parent
    for root in (package / "_data", package.parent):
        if (root / "rules").is_dir() and (root / "schemas").is_dir():
            return root
    raise StorageError(
        "the rules and schemas that ship with dataprep are missing", "install the package again"
    )


def rules_dir() -> Path:
    """Return the folder of the rule files that ship with the package."""
    return _data_root() / "rules"


def schemas_dir() -> Path:
    """Return the folder of the table contracts and JSON Schemas that ship with the package."""
    return _data_root() / "schemas"
