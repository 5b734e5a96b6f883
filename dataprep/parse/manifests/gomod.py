"""Modules that a go.mod names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_BYTES = 1 << 20
MAX_FACTS = 4096
_BLOCK = re.compile(r"^(module|require|replace)\b[ \t]*(\(?)(.*)$")


def read_gomod(text: bytes, name: str) -> list[tuple[str, str | None, str]]:
    r"""Return what a go.mod says of modules.

    Args:
        text: Text of the file.
        name: File name; not used.

    Returns:
        Facts in the order of the text: ``go.module`` (value: the module's path), ``go.require``
        (value: a module that is needed), ``go.replace`` (key: the module that is replaced, value: a
        folder, beginning with a full stop).

    Examples:
        >>> read_gomod(b"module example.org/a\nreplace example.org/b => ./b", "go.mod")
        [('go.module', None, 'example.org/a'), ('go.replace', 'example.org/b', './b')]
    """
    del name
    facts = _directives(text[:MAX_BYTES].decode("utf-8", "replace"))
    return list(islice(facts, MAX_FACTS))


def _directives(source: str) -> Iterator[tuple[str, str | None, str]]:
    block = ""
    for written in source.splitlines():
        line = written.partition("//")[0].strip()
        if block:
            if line == ")":
                block = ""
            elif line:
                yield from _directive(block, line)
            continue
        match = _BLOCK.match(line)
        if match and match[2]:
            block = match[1]
        elif match:
            yield from _directive(match[1], match[3])


def _directive(verb: str, line: str) -> Iterator[tuple[str, str | None, str]]:
    words = [word.strip("\"`'") for word in line.split()]
    if not words:
        return
    if verb == "replace":
        before, arrow, after = line.partition("=>")
        old, new = before.split(), after.split()
        if arrow and old and new and new[0].strip('"`').startswith("."):
            yield "go.replace", old[0].strip('"`'), new[0].strip('"`')
    else:
        yield f"go.{verb}", None, words[0]
