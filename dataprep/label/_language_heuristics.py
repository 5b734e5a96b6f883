"""Choice among languages that share an extension, by patterns over the head of the text.

The patterns are data: `rules/languages/heuristics.yaml`, which says what its keys mean.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

import yaml

from dataprep.errors import RuleError
from dataprep.resources import rules_dir

HEAD_BYTES = 16_384
"""How much of a text the patterns see; linear patterns over it stay far below a millisecond."""

_LINE_START = re.compile(r"^(\(\?i\))?\^(\[ \\t\]\*)?")
_WORD_START = re.compile(r"^\\b([A-Za-z0-9_]+)(?![A-Za-z0-9_?*+{])")
_LINE_COMMENT = re.compile(rb"//[^\n]*")
_Search = Callable[[bytes], object]
# NOTE: comments of C-like text hold prose that looks like C++ ("using", "class", "a::b").
_COMMENTED = frozenset({".h", ".H", ".C"})


class _RawRule(TypedDict, total=False):
    language: str
    any: list[str]
    all: list[str]
    none: list[str]


class _RawGroup(TypedDict, total=False):
    extensions: list[str]
    rules: list[_RawRule]
    default: str | None
    prior: str | None


class _RawContent(TypedDict):
    language: str
    pattern: str


class _RawFile(TypedDict):
    stripped_suffixes: list[str]
    template_markup: list[str]
    prefixed_names: list[str]
    weak_extensions: list[str]
    candidates: dict[str, list[str]]
    content: list[_RawContent]
    disambiguations: list[_RawGroup]
    patterns: dict[str, list[str]]


@functools.cache
def heuristics_file() -> _RawFile:
    """Return the parsed file of heuristics."""
    path = rules_dir() / "languages" / "heuristics.yaml"
    return cast("_RawFile", yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))


def _expanded(patterns: list[str]) -> list[str]:
    """Return the patterns with each `@name` replaced by the patterns that it names."""
    named = heuristics_file()["patterns"]
    found: list[str] = []
    for pattern in patterns:
        if not pattern.startswith("@"):
            found.append(pattern)
        elif pattern[1:] in named:
            found += named[pattern[1:]]
        else:
            raise RuleError(f"heuristics.yaml names no pattern '{pattern}'")
    return found


def _compiled(pattern: str) -> re.Pattern[bytes]:
    """Return a pattern; one that starts with a whole word has its border tested behind the word.

    The regex engine scans fast for letters that a pattern starts with, and tries one that starts
    with a border at every byte.
    """
    scannable = _WORD_START.sub(r"\1(?<=\\b\1)", pattern)
    return re.compile(scannable.encode(), re.MULTILINE)


def searches(patterns: list[str]) -> tuple[_Search, ...]:
    """Return one search per group of patterns that can run together.

    Patterns at the start of a line become one pattern that starts with a newline, which the
    regex engine finds by a fast scan; callers put a newline before the text. The others run alone.
    """
    groups: dict[str, list[str]] = {}
    found: list[_Search] = []
    for pattern in _expanded(patterns):
        head = _LINE_START.match(pattern)
        if head is None:
            scan = _compiled(pattern.replace(r"\A", r"\A\n", 1))
            found.append(scan.match if pattern.startswith(r"\A") else scan.search)
            continue
        rest = pattern[head.end() :]
        body = f"(?i:{rest})" if head[1] else f"(?:{rest})"
        groups.setdefault(head[2] or "", []).append(body)
    for indent, bodies in groups.items():
        found.append(_compiled(rf"\n{indent}(?:{'|'.join(bodies)})").search)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Rule:
    language: str
    any_of: tuple[_Search, ...]
    all_of: tuple[tuple[_Search, ...], ...]
    none_of: tuple[_Search, ...]

    def holds(self, head: bytes) -> bool:
        """Return whether the rule holds for a head that starts with a newline."""
        if self.any_of and not any(search(head) for search in self.any_of):
            return False
        if not all(any(search(head) for search in group) for group in self.all_of):
            return False
        return not any(search(head) for search in self.none_of)


@functools.cache
def _rules(extension: str) -> tuple[_Rule, ...]:
    group = _groups().get(extension)
    return tuple(
        _Rule(
            rule["language"],
            searches(rule.get("any", [])),
            tuple(searches([pattern]) for pattern in rule.get("all", [])),
            searches(rule.get("none", [])),
        )
        for rule in (group["rules"] if group else ())
    )


@functools.cache
def _groups() -> Mapping[str, _RawGroup]:
    return {
        extension: group
        for group in heuristics_file()["disambiguations"]
        for extension in group["extensions"]
    }


def default_language(extension: str) -> str | None:
    """Return what an extension means if none of its rules holds, or None."""
    group = _groups().get(extension)
    return group.get("default") if group else None


def prior_language(extension: str) -> str | None:
    """Return the likeliest language of an extension where the model has to choose, or None."""
    group = _groups().get(extension)
    return group.get("prior") if group else None


def has_rules(extension: str) -> bool:
    """Return whether there are heuristics for this extension."""
    return extension in _groups()


def _without_comments(text: bytes) -> bytes:
    """Return C-like text without its comments; an open one reaches to the end."""
    if b"/*" not in text and b"//" not in text:
        return text
    kept, at = [], 0
    while (start := text.find(b"/*", at)) >= 0:
        kept.append(text[at:start])
        end = text.find(b"*/", start + 2)
        at = len(text) if end < 0 else end + 2
    kept.append(text[at:])
    return _LINE_COMMENT.sub(b"", b"".join(kept))


def language_by_rules(extension: str, text: bytes) -> str | None:
    """Return the language of the first rule of an extension that holds for a text, or None.

    Args:
        extension: A key of the heuristics, for example ``.h``.
        text: UTF-8; only the first `HEAD_BYTES` are read.
    """
    head = b"\n" + text[:HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    if b"\r" in head:
        head = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if extension in _COMMENTED:
        head = _without_comments(head)
    for rule in _rules(extension):
        if rule.holds(head):
            return rule.language
    return None


@functools.cache
def _content_patterns() -> tuple[tuple[str, re.Pattern[bytes]], ...]:
    return tuple(
        (item["language"], _compiled(item["pattern"])) for item in heuristics_file()["content"]
    )


def language_by_first_bytes(text: bytes) -> str | None:
    """Return the language that the first bytes of a text give away (XML, JSON, Diff ...), or None.

    Args:
        text: UTF-8; a byte order mark and leading blanks are skipped.
    """
    head = text[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    for language, pattern in _content_patterns():
        if pattern.match(head):
            return language
    return None
