r"""What a text has to hold before a pattern of a query can match in it.

To make a tree takes longer than all that rules do with it. So a text is parsed only where some
pattern may match, and a pattern is asked only around the places that tell so. What a pattern
demands are words that its predicates and operators name, read off its source, and a shape that its
author writes into it and that is a part of it: a match has to overlap with a place of the shape.

- ``(#set! gate "if~\\(~\\w+~=[^=]")``: a regular expression.
- ``(#set! raw "A-z")``: the same, but it is looked for in comments and strings, too.
- ``(#set! gate ...) (#set! or "=~false")``: one of two, where each begins with a word of its own.
- ``(#set! gate ...) (#set! line "[ \\t]*\\w")``: and the line on which it begins starts like that.
- ``(#set! gate ...) (#set! header yes)``: and the name that group 1 finds stands with a bracket behind
  it between the last brace or semicolon and the place.
- ``(#set! outside ") else")`` beside one of these: it does not stand right behind one of these words.
- ``(#set! twins "== <= is")``: one of these operators with the same text on both sides.
- ``(#set! mirror "else~:")``: an expression with the same text on both sides; with ``(#set! from "if")``
  the first of the two stands before that word instead.
- ``(#set! under "class\\b")`` beside one of these: the nearest line before that is less indented
  starts like that, or with a bracket.
- ``(#set! again "elif~([^\\n:]*)") (#set! first "if~([^\\n:]*)")``: what the first expression finds, and
  of whose groups the second one found the same at least twice.

Shapes are looked for in code alone: comments are blanks there, and of strings only quotes are left.
In expressions ``~`` is blanks, ``\w`` holds letters beyond ASCII, and a line feed stands before the
first line. ``~!{raise|exit}`` is a block, indented deeper than group 1, that holds none of
the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dataprep.defects.looked import Looked
from dataprep.defects.needs import needs_of
from dataprep.defects.shapes import SETTINGS, Places, Span, places_of
from dataprep.defects.vocabulary import Vocabulary
from dataprep.errors import RuleError

_APART = 64
"""Bytes between two places from which on they are asked for one by one."""
_BYTES_PER_PLACE = 1_024
"""Of a text for each place: to ask for one takes as long as to walk the tree of so many bytes."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a text has to hold.

    Attributes:
        needs: Bits of words, one of each group of which it has to hold.
        places: What it has to hold besides; None for nothing.
        twins: Operators, of which one has to stand between twins.
        is_raw: Whether the shape is looked for in comments and strings, too.
    """

    needs: tuple[int, ...]
    places: Places | None = None
    twins: tuple[bytes, ...] = ()
    is_raw: bool = False

    @property
    def has_shape(self) -> bool:
        """Whether it says where to look."""
        return self.places is not None or bool(self.twins)

    def lets(self, looked: Looked) -> bool:
        """Return whether a text may hold a match."""
        words = looked.words
        for group in self.needs:
            if not words & group:
                return False
        if self.places is None:
            return not self.twins or any(one in looked.twins for one in self.twins)
        known = looked.known.get(self.places)
        if known is None:
            known = looked.known[self.places] = next(self._places(looked), None) is not None
        return known

    def spans(self, looked: Looked) -> list[Span]:
        """Return places in order, each match overlaps with one; the whole text without a shape."""
        if not self.has_shape:
            return [(0, len(looked.text))]
        return sorted((max(start - 1, 0), max(end - 1, 1)) for start, end in self._places(looked))

    def _places(self, looked: Looked) -> Iterator[Span]:
        if self.places is not None:
            return self.places(b"\n" + looked.text if self.is_raw else looked.lines)
        return (span for one in self.twins for span in looked.twins.get(one, ()))


def gate_of(pattern: str, settings: Mapping[str, str], vocabulary: Vocabulary) -> Gate:
    """Return the gate of a pattern.

    Args:
        pattern: Its source.
        settings: What its directives say.
        vocabulary: Takes up the words.

    Raises:
        RuleError: A shape is no regular expression.
    """
    shape = tuple(sorted((key, text) for key, text in settings.items() if key in SETTINGS))
    try:
        places = places_of(shape)
    except (re.error, KeyError) as error:
        raise RuleError(f"the shape of {pattern.strip()}: {error}") from error
    needs = dict.fromkeys(vocabulary.mask(group) for group in needs_of(pattern))
    twins = tuple(operator.encode() for operator in settings.get("twins", "").split())
    return Gate(tuple(needs), places, twins, "raw" in settings)


def joined(spans: Sequence[Span], size: int) -> list[Span]:
    """Return places as few that lie apart; the whole text where they are many.

    Args:
        spans: Places in order.
        size: Bytes of the text.
    """
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1] + _APART:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found if len(found) * _BYTES_PER_PLACE <= size else [(0, size)]
