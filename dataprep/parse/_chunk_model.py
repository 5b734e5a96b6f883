"""What chunks are made from: definitions and imports of a text, by bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition of a text.

    Attributes:
        start: Its first byte.
        end: Byte behind it.
        lead: Where its decorators or the documentation before it begin; ``start`` without.
        qualified_name: Its name with those around it.
        parent: Number of the definition around it, which comes before it; None at the top level.
    """

    start: int
    end: int
    lead: int
    qualified_name: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """A statement that brings names in.

    Attributes:
        specifier: What is imported.
        names: Words by which the text can mean it; none for what brings in all of a module.
        start: First byte of the statement.
        end: Byte behind it.
    """

    specifier: str
    names: tuple[str, ...]
    start: int
    end: int


def bound_names(specifier: str, name: str | None, alias: str | None) -> tuple[str, ...]:
    """Return the words by which a text can mean what a row of ``imports`` brings in.

    A module that is imported as a whole is meant by the first part of its dotted path (Python's
    ``import a.b``) or by the last one (Java, Rust), a file or folder by its name without extension.

    Example:
        >>> bound_names("a.b", None, None), bound_names("a.b", "c", "d"), bound_names("a", "*", None)
        (('a', 'b'), ('d',), ())
        >>> bound_names("./lib/util.js", None, None)
        ('util',)
    """
    if name == "*":
        return ()
    if alias or name:
        return (alias or name or "",)
    _, slash, last = specifier.rpartition("/")
    words = [part for part in re.split(r"\W+", last) if part]
    if slash:
        return tuple(words[:1])
    return tuple(dict.fromkeys((words[0], words[-1]))) if words else ()
