"""Include directories that CMake files name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_BYTES = 1 << 20
MAX_FACTS = 512
INCLUDE = "c.include"
"""Fact: a directory that is searched for included files.

The key says what the value is relative to: ``here``, the directory of the build file; ``above``, that
directory or one above it; with ``-platform`` behind it where it holds on one platform only, with
``-conditional`` where it holds under another condition.
"""

_COMMAND = re.compile(
    r"^[ \t]*(?P<name>target_include_directories|include_directories|set|list|if|elseif|else|endif"
    r"|set_target_properties|target_sources)[ \t]*\((?P<operands>[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE | re.MULTILINE,
)
_COMMENT = re.compile(r"^([^\"#\n]*(?:\"[^\"\n]*\"[^\"#\n]*)*)#.*$", re.MULTILINE)
_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
_PLATFORM = re.compile(
    r"\b(?:WIN32|MSVC|MINGW|APPLE|ANDROID|CYGWIN|IOS|EMSCRIPTEN|VMS|AMIGA|Windows|Darwin|OS390)\b"
)
_HERE = ("${CMAKE_CURRENT_SOURCE_DIR}", "${CMAKE_CURRENT_LIST_DIR}")
_KEYWORDS = frozenset(
    {
        "PUBLIC",
        "PRIVATE",
        "INTERFACE",
        "SYSTEM",
        "BEFORE",
        "AFTER",
        "APPEND",
        "PREPEND",
        "CACHE",
        "STRING",
        "PATH",
        "INTERNAL",
        "FORCE",
        "PARENT_SCOPE",
        "FILE_SET",
        "HEADERS",
        "TYPE",
        "BASE_DIRS",
        "FILES",
        "PROPERTIES",
    }
)
_INTERFACE = re.compile(r"\$<BUILD_INTERFACE:([^<>]*)>")


def read_cmake(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    """Return the include directories of a CMakeLists.txt or a .cmake file.

    Variables that the same file sets are put in; a directory under another variable may lie under any
    directory above. Directories of the build tree are left out.

    Args:
        text: Text of the file.
        name: File name; not used.

    Returns:
        Facts ``c.include`` in the order of the text.

    Examples:
        >>> read_cmake(b"include_directories(include ${PROJECT_SOURCE_DIR}/src)", "CMakeLists.txt")
        [('c.include', 'here', 'include'), ('c.include', 'above', 'src')]
    """
    del name
    source = _COMMENT.sub(r"\1", text[:MAX_BYTES].decode("utf-8", "replace"))
    facts = dict.fromkeys(_facts(source))
    return [(INCLUDE, key, value) for key, value in islice(facts, MAX_FACTS)]


def _facts(source: str) -> Iterator[tuple[str, str]]:
    """Yield what directories are relative to, and the directories."""
    variables: dict[str, list[str]] = {}
    conditions: list[str] = []
    for match in _COMMAND.finditer(source):
        command, operands = match["name"].lower(), match["operands"]
        if command == "if":
            conditions.append(_condition(operands))
        elif command in ("else", "elseif"):
            conditions[-1:] = [_condition(operands) for _ in conditions[-1:]]
        elif command == "endif":
            del conditions[-1:]
        else:
            words = [quoted or bare for quoted, bare in _WORD.findall(operands)]
            for place in _places(command, words, variables):
                for key, value in _directory(place, variables):
                    yield key + max(conditions, default=""), value


def _condition(text: str) -> str:
    """Return what a condition adds to the key of a fact: whether it asks for one platform."""
    match = _PLATFORM.search(text)
    return "-platform" if match and "NOT " not in text[: match.start()] else "-conditional"


def _places(command: str, words: list[str], variables: dict[str, list[str]]) -> list[str]:
    """Return the words of a command that are include directories, as written."""
    if command == "include_directories":
        return words
    if command == "target_include_directories":
        return words[1:]
    if command == "target_sources":
        return words[words.index("BASE_DIRS") + 1 :][:1] if "BASE_DIRS" in words else []
    if command == "set_target_properties":
        at = [i for i, word in enumerate(words) if word.endswith("INCLUDE_DIRECTORIES")]
        return words[at[0] + 1 : at[0] + 2] if at else []
    if command == "list":
        if len(words) < 3 or words[0] not in ("APPEND", "PREPEND"):
            return []
        words = words[1:]
    if len(words) < 2:
        return []
    variable, values = words[0], words[1:]
    known = variables.setdefault(variable, [])
    known.extend(value for value in values[:64] if len(known) < 64)
    return values if "INCLUDE" in variable.upper() and "INSTALL" not in variable.upper() else []


def _directory(place: str, variables: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what directories are relative to, and the directories, for a word of a command."""
    place = _INTERFACE.sub(r"\1", place)
    for part in place.split(";"):
        if not part or part in _KEYWORDS or "$<" in part or "BINARY_DIR" in part:
            continue
        if part.startswith("${") and part.endswith("}") and part.count("${") == 1:
            if part in _HERE:
                yield "here", "."
            elif "SOURCE_DIR" in part or part.endswith("ROOT_DIR}"):
                yield "above", "."
            else:
                for value in variables.get(part[2:-1], ()):
                    if value != part and "$<" not in value and "BINARY_DIR" not in value:
                        yield from _plain(value, variables)
            continue
        yield from _plain(part, variables)


def _plain(part: str, variables: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield what one directory is relative to, and the directory; nothing for a system's one."""
    for here in _HERE:
        if part.startswith(here):
            part = "." + part[len(here) :]
            break
    if part.startswith("${"):
        variable, _, rest = part[2:].partition("}")
        known = variables.get(variable, ())
        if len(known) == 1 and "${" not in known[0] and not known[0].startswith("/"):
            yield "here", known[0] + rest
            return
        part, key = rest.lstrip("/"), "above"
        if not part:
            return
    else:
        key = "here"
    if "$" in part or part.startswith(("/", "-")) or part in _KEYWORDS:
        return
    yield key, part
