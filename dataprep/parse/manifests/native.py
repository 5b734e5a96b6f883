"""Include directories in build files of C and C++ other than CMake's and make's."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import islice

MAX_BYTES = 1 << 20
MAX_FACTS = 512
_MAX_COMMANDS = 5_000
INCLUDE = "c.include"
"""Fact: a directory that is searched for included files; see `dataprep.parse.manifests.cmake`."""

_STRING = re.compile(r"""(['"])([^'"\n]{0,200})\1""")
_MESON = re.compile(r"\binclude_directories[ \t]*\(([^()]{0,2000})\)")
_BAZEL = re.compile(
    r"""\b(?:includes[ \t]*=[ \t]*\[([^\]]{0,2000})\]"""
    r"""|strip_include_prefix[ \t]*=[ \t]*"([^"\n]{1,200})")"""
)
_BAZEL_FLAG = re.compile(r"""["']-I([^"'\s$]{1,200})["']""")
_LIST = re.compile(r"""\b(?:include_dirs['"]?[ \t]*:|CPPPATH[ \t]*\+?=)[ \t]*\[([^\]]{0,2000})\]""")
_QMAKE = re.compile(r"^[ \t]*INCLUDEPATH[ \t]*[+*]?=((?:[^\n\\]|\\\n|\\.){0,2000})", re.MULTILINE)
_QMAKE_HERE = re.compile(r"^(?:\$\$PWD|\$\$_PRO_FILE_PWD_|\$\$\{PWD\})/?")
_VISUAL = re.compile(r"<AdditionalIncludeDirectories[^<>]{0,200}>([^<]{0,2000})<")
_FLAG = re.compile(r"(?:^|\s)(?:-I|-iquote|-isystem)\s?(\S+)")

Place = tuple[str, str]


def read_native(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    """Return the include directories of a Meson, Bazel, gyp, SCons, qmake or Visual Studio file.

    Args:
        text: Text of the file; also of a compile_commands.json.
        name: File name, by which the form is told.

    Returns:
        Facts ``c.include`` in the order of the text; empty for malformed files.

    Examples:
        >>> read_native(b"inc = include_directories('include', 'src')", "meson.build")
        [('c.include', 'here', 'include'), ('c.include', 'here', 'src')]
    """
    source = text[:MAX_BYTES].decode("utf-8", "replace")
    for suffix, reader in _READERS:
        if name.endswith(suffix):
            facts = dict.fromkeys(place for place in reader(source) if "$" not in place[1])
            return [(INCLUDE, key, value) for key, value in islice(facts, MAX_FACTS)]
    return []


def _meson(source: str) -> Iterator[Place]:
    for match in _MESON.finditer(source):
        for _, place in _STRING.findall(match[1]):
            yield "here", place


def _bazel(source: str) -> Iterator[Place]:
    for match in _BAZEL.finditer(source):
        if match[2]:
            yield ("above" if match[2].startswith("/") else "here"), match[2].lstrip("/") or "."
        else:
            for _, place in _STRING.findall(match[1]):
                yield "here", place
    for place in _BAZEL_FLAG.findall(source):
        yield "above", place


def _listed(source: str) -> Iterator[Place]:
    for match in _LIST.finditer(source):
        for _, place in _STRING.findall(match[1]):
            if place.startswith("#"):
                yield "above", place.lstrip("#/") or "."
            elif not place.startswith(("<", "/")):
                yield "here", place


def _qmake(source: str) -> Iterator[Place]:
    for match in _QMAKE.finditer(source):
        for word in match[1].replace("\\\n", " ").split():
            yield "here", _QMAKE_HERE.sub("", word.strip('"')) or "."


def _visual(source: str) -> Iterator[Place]:
    for match in _VISUAL.finditer(source):
        for place in match[1].replace("\\", "/").replace(" ", "").split(";"):
            if place.startswith(("$(ProjectDir)", "$(SolutionDir)")):
                yield "above-platform", place.partition(")")[2].lstrip("/") or "."
            elif place and not place.startswith("%") and ":" not in place:
                yield "here-platform", place


def _commands(source: str) -> Iterator[Place]:
    """Yield directories of a list of compile commands, relative to the folder of all its files."""
    try:
        entries = json.loads(source)
    except (ValueError, RecursionError):
        return
    places: dict[str, None] = {}
    files: list[str] = []
    for entry in entries[:_MAX_COMMANDS] if isinstance(entries, list) else ():
        if not isinstance(entry, dict) or not str(entry.get("directory", "")).startswith("/"):
            continue
        folder = str(entry["directory"])
        files.append(_absolute(folder, str(entry.get("file", ""))))
        arguments = entry.get("arguments")
        words = " ".join(map(str, arguments)) if isinstance(arguments, list) else ""
        for place in _FLAG.findall(words or str(entry.get("command", ""))):
            places[_absolute(folder, place.strip("\"'"))] = None
    root = posixpath.commonpath([posixpath.dirname(file) for file in files]) if files else ""
    for place in places:
        if root and (place == root or place.startswith(root.rstrip("/") + "/")):
            yield "above", posixpath.relpath(place, root)


def _absolute(folder: str, path: str) -> str:
    """Return a normal absolute path."""
    return posixpath.normpath(path if path.startswith("/") else f"{folder}/{path}")


_READERS: tuple[tuple[str, Callable[[str], Iterator[Place]]], ...] = (
    ("meson.build", _meson),
    ("BUILD", _bazel),
    (".bazel", _bazel),
    (".gyp", _listed),
    (".gypi", _listed),
    ("SConstruct", _listed),
    ("SConscript", _listed),
    (".pro", _qmake),
    (".pri", _qmake),
    (".vcxproj", _visual),
    (".props", _visual),
    ("compile_commands.json", _commands),
)
