"""Reads what shell scripts bring in by ``source`` and ``.``.

One row of kind ``include``. The ways in which scripts spell their own folder (``$(dirname "$0")``,
``${BASH_SOURCE%/*}``, a variable that was set to one of them) are written as ``./``; what else is
computed stands as it is written.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from dataprep.parse.reading import ImportRow

if TYPE_CHECKING:
    from tree_sitter import Node

_SELF = r"\$(?:\{(?:BASH_SOURCE(?:\[0\])?|0|0:a|\(%\):-%[xN])(?::-[^{}\n]{0,60}(?:\{[^{}\n]{0,60}\})?)?\}|0|BASH_SOURCE\b)"
_FILE = rf"\"?(?:\$\((?:readlink(?: -\w+)?|realpath(?: -\w+)?)(?: --)? \"?{_SELF}\"?\)|{_SELF})\"?"
_DIRNAME = (
    rf"(?:\$\( ?dirname(?: --)? {_FILE} ?\)|`dirname(?: --)? {_FILE}`"
    r"|\$\{(?:BASH_SOURCE(?:\[0\])?|0)%/\*\}|\$\{0:[ah]:h\}|\$\{0:h\})"
)
_CHANGED = (
    rf"\$\( ?(?:unset CDPATH ?(?:;|&&) ?)?(?:CDPATH=\S{{0,3}} ?)?(?:builtin )?cd(?: -\w+)?(?: --)? \"?{_DIRNAME}(?P<inner>(?:/[\w.-]+)*)/?\"?"
    r"(?: ?&?>{1,2} ?/dev/null)?(?: 2>&1)? ?(?:&&|;) ?(?:builtin )?pwd(?: -\w+)? ?\)"
)
_OWN = re.compile(rf"^(?:(?:readlink|realpath) )?\"?(?:{_CHANGED}|{_DIRNAME})\"?")
_REAL = re.compile(
    r"^\"?\$\((?:readlink(?: -\w+)?|realpath(?: -\w+)?) \"?(?P<path>.{1,200}?)\"?\)\"?$"
)
_VARIABLE = re.compile(r"^\$(?:\{(\w+)\}|(\w+))")
_ASSIGNED = re.compile(
    r"^[ \t]*(?:(?:readonly|local|export|declare(?: -\w+)?|typeset(?: -\w+)?)[ \t]+)?(\w+)=(\S[^\n]{0,300})$",
    re.MULTILINE,
)
_LITERAL = re.compile(r"^[\w./@+~,:-]+$")
_MAX_SPECIFIER = 500
_MAX_ASSIGNED = 2_000
_MAX_CHAIN = 4


def read_imports(node: Node, text: bytes) -> Iterator[ImportRow]:
    """Yield the row of a ``source``.

    Args:
        node: The command.
        text: The whole text.
    """
    operands = node.children_by_field_name("argument")
    if not operands:
        return
    first = operands[0]
    raw = text[first.start_byte : first.end_byte].decode(errors="replace")
    specifier = sourced(raw, _assignments(text)) if "$" in raw or "`" in raw else raw.strip("\"'")
    yield ImportRow(
        "include",
        specifier[:_MAX_SPECIFIER],
        node.start_byte,
        node.end_byte,
        node.start_point[0] + 1,
    )


def sourced(operand: str, variables: Mapping[str, str]) -> str:
    """Return the path that an operand of ``source`` names, or the operand where it is computed.

    Args:
        operand: The operand as written.
        variables: What variables are set to before, by name.

    Examples:
        >>> sourced('"$(dirname "$0")/../a.sh"', {})
        './../a.sh'
        >>> sourced('"$HERE/a.sh"', {"HERE": '"$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"'})
        './a.sh'
    """
    path = _expanded(operand, variables, 0)
    return operand.strip("\"'") if path is None else path


def _expanded(value: str, variables: Mapping[str, str], depth: int) -> str | None:
    """Return a value as a path from the script's own folder; None where it is none."""
    if depth > _MAX_CHAIN:
        return None
    value = value.strip()
    found = _OWN.match(value)
    if found is not None:
        inner = found.groupdict().get("inner") or ""
        rest = value[found.end() :].replace('"', "")
        return _path(f".{inner}", rest)
    plain = value.replace('"', "")
    named = _VARIABLE.match(plain)
    if named is not None:
        name = named[1] or named[2]
        if name in variables:
            start = _expanded(variables[name], variables, depth + 1)
            return None if start is None else _path(start, plain[named.end() :])
    changed = re.match(
        r"^\$\( ?cd(?: -\w+)?(?: --)? (\S{1,200}) ?(?:&&|;) ?pwd(?: -\w+)? ?\)(.*)$", plain
    )
    if changed is not None:
        start = _expanded(changed[1], variables, depth + 1)
        return None if start is None else _path(start, changed[2])
    above = re.match(r"^\$\( ?(?:dirname|readlink -f|realpath) (\$\S{1,200}?) ?\)(.*)$", plain)
    if above is not None:
        start = _expanded(above[1], variables, depth + 1)
        return None if start is None else _path(f"{start}/..", above[2])
    return None


def _path(start: str, rest: str) -> str | None:
    """Return a folder and what stands behind it as one path; None where that is computed, too."""
    rest = rest.strip()
    if rest and (not rest.startswith("/") or _LITERAL.match(rest) is None):
        return None
    return f"{start}{rest}"


@functools.lru_cache(maxsize=1)
def _assignments(text: bytes) -> Mapping[str, str]:
    """Return what variables of a text are first set to; those that are set anew from themselves, too."""
    found: dict[str, str] = {}
    for number, match in enumerate(_ASSIGNED.finditer(text.decode(errors="replace"))):
        if number == _MAX_ASSIGNED:
            break
        value = match[2].split(" #", 1)[0].rstrip(" \t;")
        found.setdefault(match[1], value)
    return found
