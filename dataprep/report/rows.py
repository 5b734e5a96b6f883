"""JSON documents that hold many rows: rows stand one a line and are written by the fast encoder."""

from __future__ import annotations

import json
from collections.abc import Iterable

ROWS = "\0rows"
"""Stands for the rows in a document; no path or name can hold it."""


def with_rows(document: object, rows: Iterable[object]) -> str:
    r"""Return a document as JSON text in which ``ROWS`` is a list of rows, one a line.

    Example:
        >>> with_rows({"found": ROWS}, [{"n": 1}, {"n": 2}])
        '{\n "found": [\n{"n": 1},\n{"n": 2}\n]\n}\n'
    """
    text = json.dumps(document, indent=1, ensure_ascii=False)
    lines = ",\n".join(row_lines(rows))
    return text.replace(json.dumps(ROWS), f"[\n{lines}\n]" if lines else "[]", 1) + "\n"


def row_lines(rows: Iterable[object]) -> list[str]:
    """Return each row as JSON text of one line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return [encode(row) for row in rows]
