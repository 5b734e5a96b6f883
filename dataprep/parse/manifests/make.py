"""Include directories in the flags of makefiles, configure scripts and lists of flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_BYTES = 1 << 20
MAX_FACTS = 512
INCLUDE = "c.include"
"""Fact: a directory that is searched for included files; see `dataprep.parse.manifests.cmake`."""

_FLAG = re.compile(
    r"(?<![\w$)}/-])(?:-I|-iquote[ \t]*|-isystem[ \t]*)[ \t]?([\"']?)\\?([^\s\"',;\\`]+)"
)
_ASSIGNMENT = re.compile(
    r"^[ \t]*([A-Za-z_][A-Za-z_0-9]{0,60})[ \t]*[:?+]?=[ \t]*([^\s#\\]+)[ \t]*$", re.MULTILINE
)
_VARIABLE = re.compile(r"^(?:\$[({]([A-Za-z_][\w.]*)[)}]|@([A-Za-z_]\w*)@)/?")
_CONDITION = re.compile(r"^[ \t]*(if|ifeq|ifneq|ifdef|ifndef|else|endif)\b[ \t]*(.*)$")
_MARKED = re.compile(r"^@(\w+)_(?:TRUE|FALSE)@")
_PLATFORM = re.compile(r"(?i)win(?:32|64|dows|nt)|mingw|msvc|cygwin|darwin|macos|android|\bos2\b")
_HERE = frozenset({"srcdir", "abs_srcdir", "CURDIR", "PWD", "builddir"})
_AUTOMAKE = frozenset({"Makefile.am", "Makefile.in"})


def read_make(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    """Return the include directories of a makefile, a configure.ac or a compile_flags.txt.

    A directory under a variable that is not set in the same file may lie under any directory above.

    Args:
        text: Text of the file.
        name: File name; automake's files search their own directory, too.

    Returns:
        Facts ``c.include`` in the order of the text.

    Examples:
        >>> read_make(b"CPPFLAGS = -I$(top_srcdir)/include -Isrc", "Makefile")
        [('c.include', 'above', 'include'), ('c.include', 'here', 'src')]
    """
    source = text[:MAX_BYTES].decode("utf-8", "replace")
    facts: dict[tuple[str, str], None] = {}
    if name in _AUTOMAKE:
        facts["here", "."] = None
    if "-I" in source or "-i" in source:
        variables = dict(_ASSIGNMENT.findall(source)) if "$" in source else {}
        for line, condition in _lines(source):
            for match in _FLAG.finditer(line):
                for key, value in _directory(match[2], variables):
                    facts[key + condition, value] = None
    return [(INCLUDE, key, value) for key, value in islice(facts, MAX_FACTS)]


def _lines(source: str) -> Iterator[tuple[str, str]]:
    """Yield lines, and what the conditions around them add to the keys of facts."""
    conditions: list[str] = []
    for line in source.splitlines():
        match = _CONDITION.match(line)
        if match is None:
            marked = _MARKED.match(line)
            own = _condition(marked[1]) if marked else ""
            yield line, max(own, *conditions, "")
        elif match[1].startswith("if"):
            is_not = match[1].startswith("ifn")
            conditions.append("-conditional" if is_not else _condition(match[2]))
        elif match[1] == "else":
            conditions[-1:] = ["-conditional" for _ in conditions[-1:]]
        else:
            del conditions[-1:]


def _condition(text: str) -> str:
    """Return what a condition adds to the key of a fact: whether it asks for one platform."""
    return "-platform" if _PLATFORM.search(text) else "-conditional"


def _directory(place: str, variables: dict[str, str], depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield what a directory is relative to, and the directory; nothing for a system's one."""
    match = _VARIABLE.match(place)
    if not match:
        place = place.rstrip(")")
        if place and "$" not in place and "@" not in place and not place.startswith(("/", "-")):
            yield "here", place
        return
    variable, rest = match[1] or match[2], place[match.end() :].rstrip(")")
    if "$" in rest or "@" in rest or (variable.endswith("builddir") and not rest):
        return
    if variable in _HERE:
        yield "here", rest or "."
    elif variable in variables and depth < 4:
        yield from _directory(f"{variables[variable]}/{rest}", variables, depth + 1)
    elif rest or variable.endswith(("srcdir", "SRCDIR", "TOP", "ROOT", "topdir")):
        yield "above", rest or "."
