"""Reads the statements of Ruby that load files.

One row of kind ``require`` each; the specifier of a path beside the file begins with ``./``, what is
computed stands as it is written. ``autoload`` gives the constant as the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_CALL = re.compile(
    r"^(require_relative|require|load|autoload)\b[ \t]*\(?\s*(.*?)\s*\)?$", re.DOTALL
)
_LITERAL = re.compile(r"^(?:\"([^\"#\\]*)\"|'([^'\\]*)')(?:\s*,.*)?$", re.DOTALL)
_AUTOLOAD = re.compile(r"^[:'\"]([A-Z]\w*)['\"]?\s*,\s*(.*)$", re.DOTALL)
_FOLDER = r"(?:__dir__|File\.dirname\s*\(?\s*__FILE__\s*\)?)"
_STRING = r"(?:\"([^\"#\\]*)\"|'([^'\\]*)')"
_EXPANDED_FILE = re.compile(rf"^File\.expand_path\s*\(?\s*{_STRING}\s*,\s*__FILE__\s*\)?$")
_EXPANDED = re.compile(rf"^File\.expand_path\s*\(?\s*{_STRING}\s*,\s*{_FOLDER}\s*\)?$")
_JOINED = re.compile(
    rf"^(?:File\.expand_path\s*\(?\s*)?File\.join\s*\(?\s*{_FOLDER}\s*,\s*(.*?)\s*\)*$"
)
_ADDED = re.compile(rf"^(?:File\.expand_path\s*\(?\s*)?{_FOLDER}\s*\+\s*{_STRING}\s*\)?$")
_INSIDE = re.compile(rf"^\"#\{{\s*{_FOLDER}\s*\}}([^\"#\\]*)\"$")
_MAX_SPECIFIER = 500


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the row of a call that loads a file.

    Args:
        node: The call.
        text: The whole text.
    """
    source = text[node.start_byte : node.end_byte].decode(errors="replace")
    call = _CALL.match(source)
    if call is None:
        return
    verb, operand, name = call[1], call[2], None
    if verb == "autoload":
        constant = _AUTOLOAD.match(operand)
        if constant is None:
            return
        name, operand = constant[1], constant[2]
    specifier = loaded(operand)
    if verb == "require_relative" and not specifier.startswith("./") and _LITERAL.match(operand):
        specifier = f"./{specifier}"
    yield ImportRow(
        "require", specifier, node.start_byte, node.end_byte, node.start_point[0] + 1, name=name
    )


def loaded(operand: str) -> str:
    """Return the path that an operand names, or the operand where it is computed.

    Examples:
        >>> loaded('"json"'), loaded('File.expand_path("../a", __FILE__)'), loaded('__dir__ + "/a"')
        ('json', './a', './a')
    """
    literal = _LITERAL.match(operand)
    if literal is not None:
        return literal[1] if literal[1] is not None else literal[2]
    found = _EXPANDED_FILE.match(operand)
    if found is not None:
        path = found[1] if found[1] is not None else found[2]
        return f"./{path[3:]}" if path.startswith("../") else operand[:_MAX_SPECIFIER]
    for pattern in (_EXPANDED, _ADDED):
        found = pattern.match(operand)
        if found is not None:
            path = found[1] if found[1] is not None else found[2]
            return f"./{path.lstrip('/')}"
    found = _INSIDE.match(operand)
    if found is not None:
        return f"./{found[1].lstrip('/')}"
    found = _JOINED.match(operand)
    if found is not None:
        parts = [re.fullmatch(_STRING, part.strip()) for part in found[1].split(",")]
        if all(part is not None for part in parts):
            words = [part[1] or part[2] or "" for part in parts if part is not None]
            return "./" + "/".join(word.strip("/") for word in words)
    return operand[:_MAX_SPECIFIER]
