"""Comments at the head and the end of a file, as sentences, without a full lexer."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

# NOTE: compiled and generated files open with a guard, a wrapper or an import that no list of
# preambles names; what stands below more such lines must say that it speaks of the whole file.
CODE_LINES = 3
MORE_CODE_LINES = 10
_MAX_LINE = 400
_SIGNS = " \t\r*#/;%!=-~+|\\.'\"{}(_:<>[]"
_OPENING_SIGNS = " \t\r*#/;%!=-~+|\\.'{("
_HERE_DOCUMENT = re.compile(r"<<[-~]?\s*['\"]?[A-Z_]{2,}['\"]?\s*(?:$|[;|>)])")
_SENTENCE_END = re.compile(
    r"(?<=[.!?;:])\s+|\s+[-–—*=#/]{1,12}\s+|\s*-\*-\s*|(?<=\))\s+(?=[A-Z])|//+\s+"
)


@dataclass(frozen=True, slots=True)
class _Style:
    line: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]
    doc: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A run of comment lines that belong together.

    Args:
        line: 1-based number of its first line.
        lines: Its lines without comment signs, as written.
        n_code: Lines of code above it, imports and declarations of the file as a whole left out.
    """

    line: int
    lines: tuple[str, ...]
    n_code: int = 0

    @property
    def text(self) -> str:
        """Return the whole comment on one line, lower-cased, white space collapsed."""
        return " ".join(" ".join(self.lines).lower().split())

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Yield each sentence with its 1-based line, lower-cased, white space collapsed.

        A new line begins a sentence where the line before ended one or it starts with a capital or a
        sign, so that the second half of a wrapped sentence is not taken for one.
        """
        start, held = self.line, ""
        for offset, line in enumerate(self.lines):
            if held and _begins_sentence(line, held):
                yield from ((start, part) for part in _split(held))
                start, held = self.line + offset, line
            else:
                held = f"{held} {line}" if held else line
        yield from ((start, part) for part in _split(held))


def _begins_sentence(line: str, before: str) -> bool:
    first = line[:1]
    return (
        (not first.islower() and not first.isdigit())
        or before[-1:] in ".!?:;)>"
        or len(before) < 24
    )


def _split(sentence: str) -> Iterator[str]:
    for part in _SENTENCE_END.split(sentence):
        text = " ".join(part.lower().split()).lstrip(_OPENING_SIGNS)
        if text:
            yield text


@functools.cache
def _table() -> tuple[Mapping[str, _Style], re.Pattern[str]]:
    path = rules_dir() / "roles" / "comments.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    styles = {
        name: _Style(
            tuple(style["line"]),
            tuple((opener, closer) for opener, closer in style["block"]),
            tuple(style.get("doc", ())),
        )
        for name, style in raw["styles"].items()
    }
    by_language = {
        language: styles[style] for style, names in raw["languages"].items() for language in names
    }
    by_language[""] = styles["other"]
    return by_language, re.compile(raw["preamble"])


def _style_of(language: str | None) -> _Style:
    by_language, _ = _table()
    return by_language.get(language or "", by_language[""])


def head_comments(head: str, language: str | None, n_code_lines: int = CODE_LINES) -> list[Comment]:
    """Return the comments that stand before the code of a file.

    Args:
        head: First kilobytes of the file.
        language: Linguist name, or None: then the common comment signs of all languages count.
        n_code_lines: Where to stop.

    Returns:
        Comments in order, up to that line of code that is no import, guard or declaration of the
        file as a whole.
    """
    return _Reader(_style_of(language), n_code_lines).read(head.split("\n"))


def last_comment(tail: str, language: str | None) -> list[Comment]:
    """Return the run of comment lines that ends the file, if it ends with one.

    Args:
        tail: Last kilobytes of the file.
        language: Linguist name, or None.

    Returns:
        At most one comment, its line counted from the start of `tail`.
    """
    style = _style_of(language)
    lines = tail.rstrip().split("\n")
    kept: list[str] = []
    closers = tuple(closer for _, closer in style.blocks)
    for line in reversed(lines[-12:]):
        stripped = line.strip()[:_MAX_LINE]
        is_comment = stripped.lower().startswith((*style.line, *(o for o, _ in style.blocks)))
        if not is_comment and not (stripped.endswith(closers) and closers):
            break
        kept.append(stripped.strip(_SIGNS))
    return [Comment(len(lines) - len(kept) + 1, tuple(reversed(kept)))] if kept else []


class _Reader:
    """Walk over the lines of a head and gather its comments."""

    def __init__(self, style: _Style, n_code_lines: int) -> None:
        self._style, self._limit = style, n_code_lines
        self._openers = tuple(opener for opener, _ in style.blocks) + style.doc
        self._closer = ""
        self._is_string = False
        self._held: list[str] = []
        self._first = 1
        self._n_code = 0
        self._found: list[Comment] = []

    def read(self, lines: Sequence[str]) -> list[Comment]:
        _, preamble = _table()
        for number, raw in enumerate(lines, start=1):
            line = raw.strip("\ufeff \t\r")[:_MAX_LINE]
            if self._closer:
                self._inside(line, number)
            elif not line:
                self._flush()
            elif not self._comment(line, number):
                self._flush()
                if _HERE_DOCUMENT.search(line):
                    break
                self._enter_string(line)
                if not preamble.match(line.lower()):
                    self._n_code += 1
                    if self._n_code >= self._limit:
                        break
        self._flush()
        return self._found

    def _enter_string(self, line: str) -> None:
        """Pass over a string of several lines: a template holds the marker of what it writes."""
        for quotes in ("`", '"""', "'''"):
            if line.count(quotes) % 2:
                self._closer, self._is_string = quotes, True
                return

    def _comment(self, line: str, number: int) -> bool:
        lower = line.lower()
        for opener in self._openers:
            if lower.startswith(opener) and (opener not in self._style.doc or not self._n_code):
                self._open(line[len(opener) :], opener, number)
                return True
        if lower.startswith(self._style.line):
            self._add(line, number)
            return True
        # NOTE: `<?php /* ... */` and `{ /* ... */`: a comment after the first word of a preamble.
        cut = lower.find("<!--") if lower.startswith("<?xml") else -1
        if lower.startswith("<?php"):
            cut = max(lower.find("//"), lower.find("/*"))
        if cut > 0:
            return self._comment(line[cut:], number)
        return False

    def _open(self, rest: str, opener: str, number: int) -> None:
        closer = next((c for o, c in self._style.blocks if o == opener), opener[-3:])
        end = rest.lower().find(closer)
        if end >= 0:
            self._add(rest[:end], number)
            after = rest[end + len(closer) :].strip()
            if after and not self._comment(after, number):
                self._n_code += 1
        else:
            self._flush()
            self._closer = closer
            self._add(rest, number)

    def _inside(self, line: str, number: int) -> None:
        end = line.lower().find(self._closer)
        if not self._is_string:
            self._add(line if end < 0 else line[:end], number)
        if end >= 0:
            self._closer, self._is_string = "", False
            self._flush()

    def _add(self, line: str, number: int) -> None:
        text = line.strip(" \t\r").lstrip(_OPENING_SIGNS).rstrip(" \t\r*#/=-~+|")
        if not text:
            self._flush()
            return
        if not self._held:
            self._first = number
        self._held.append(text)

    def _flush(self) -> None:
        if self._held:
            self._found.append(Comment(self._first, tuple(self._held), self._n_code))
            self._held = []
