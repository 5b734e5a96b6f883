"""Jupyter notebooks: cells, code and outputs."""

from __future__ import annotations

import json
import re
from typing import NamedTuple, cast

MAX_BYTES = 16 * 1024 * 1024
"""Larger notebooks are not read; published filters drop files of over 10 MB."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)


class Notebook(NamedTuple):
    """What a notebook holds.

    Attributes:
        n_cells: Cells of every kind.
        code_chars: Code points in the sources of code cells.
        output_bytes: Bytes of the file in the values of ``outputs`` of cells.
    """

    n_cells: int
    code_chars: int
    output_bytes: int


def _cells(notebook: object) -> list[object] | None:
    """Return the cells of a notebook of format 4 or 3, or None."""
    if not isinstance(notebook, dict):
        return None
    if isinstance(notebook.get("cells"), list):
        return cast("list[object]", notebook["cells"])
    sheets = notebook.get("worksheets")
    if not isinstance(sheets, list):
        return None
    cells: list[object] = []
    for sheet in sheets:
        if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list):
            cells.extend(sheet["cells"])
    return cells


def _source_length(cell: object) -> int:
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return 0
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    return sum(len(line) for line in lines if isinstance(line, str))


def _output_bytes(text: str, cell_depth: int) -> int:
    """Return the bytes of the arrays under the key ``outputs`` of the objects at a depth."""
    depth, n_bytes, begin = 0, 0, -1
    previous, previous_end = "", 0
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark in "[{":
            is_value = text[previous_end : match.start()].strip() == ":"
            if depth == cell_depth and begin < 0 and previous == '"outputs"' and is_value:
                begin = match.start()
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == cell_depth and begin >= 0:
                n_bytes += len(text[begin : match.end()].encode())
                begin = -1
        previous, previous_end = mark, match.end()
    return n_bytes


def read_notebook(text: str) -> Notebook | None:
    """Return what a notebook holds, or None when it is none or too large.

    Args:
        text: The file.

    Returns:
        The counts. An unpaired surrogate escape is one code point.
    """
    if len(text) > MAX_BYTES:
        return None
    try:
        notebook = json.loads(text)
        cells = _cells(notebook)
    except (ValueError, RecursionError):
        return None
    if cells is None:
        return None
    depth = 3 if "cells" in notebook else 5
    return Notebook(
        len(cells), sum(_source_length(cell) for cell in cells), _output_bytes(text, depth)
    )
