"""Whether a tool removed the white space of a file's code."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

_SAMPLE_BYTES = 65536
_MAX_BANNERS = 20
_WORDS_BYTES = 4096
# Most files are told by their first bytes: an unpacked head is not followed by a packed body.
_FIRST_BYTES = 4096
_STRINGS = re.compile(
    rb"\"[^\"\\\n]*(?:\\.[^\"\\\n]*)*\"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|`[^`\\]*(?:\\.[^`\\]*)*`"
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Limits for one kind of language; told at the head of `rules/roles/minified.yaml`."""

    spaced: float
    white: float
    line: float
    flat_line: float
    flat_spaced: float
    flat_white: float
    parens: float
    blocks: float
    marks: tuple[bytes, ...]
    spaced_marks: tuple[bytes, ...]
    words: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Markup:
    line: float
    lines_per_tag: float
    min_tags: int


@dataclass(frozen=True, slots=True)
class _Limits:
    languages: Mapping[str, _Kind | _Markup]
    extensions: Mapping[str, _Kind | _Markup]
    min_bytes: int
    min_punctuation: int


@functools.cache
def _limits() -> _Limits:
    path = rules_dir() / "roles" / "minified.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    languages: dict[str, _Kind | _Markup] = {}
    extensions: dict[str, _Kind | _Markup] = {}
    for entry in (*raw["kinds"].values(), raw["markup"]):
        numbers = {k: v for k, v in entry.items() if k not in {"languages", "extensions"}}
        for key in ("marks", "spaced_marks", "words"):
            if key in numbers:
                numbers[key] = tuple(mark.encode() for mark in numbers[key])
        kind = _Markup(**numbers) if "min_tags" in numbers else _Kind(**numbers)
        languages.update(dict.fromkeys(entry["languages"], kind))
        extensions.update(dict.fromkeys(entry["extensions"], kind))
    return _Limits(languages, extensions, raw["min_bytes"], raw["min_punctuation"])


def is_minified(name: str, language: str | None, text: bytes) -> bool:
    """Tell whether a tool removed the white space that the language does not need.

    The name does not decide: it only stands in for a language that is not known.

    Args:
        name: Base name.
        language: Linguist name of the language, or None.
        text: Content as UTF-8; at most 64 kB after the leading comments are read.

    Returns:
        True for minified code; False for code as people write it, for data, and for prose.

    Example:
        >>> is_minified("a.js", "JavaScript", b"function f(a,b){var c=a+b;return g(c,a),h(b)}" * 9)
        True
    """
    limits = _limits()
    if language is None:
        dot = name.rfind(".")
        kind = limits.extensions.get(name[dot:].lower()) if dot >= 0 else None
    else:
        kind = limits.languages.get(language)
    if kind is None:
        return False
    body = _without_banner(text)
    if len(body) < limits.min_bytes:
        return False
    if isinstance(kind, _Markup):
        return _is_packed_markup(body, kind)
    return _is_packed_code(body, kind, limits.min_punctuation)


def _without_banner(text: bytes) -> bytes:
    start = 0
    for _ in range(_MAX_BANNERS):
        head = text[start : start + 64].lstrip()
        if head.startswith((b"/*", b"/**")):
            end = text.find(b"*/", start, start + _SAMPLE_BYTES)
            skip = 2
        elif head.startswith((b"//", b"#!", b"# ", b"#\n")):
            end = text.find(b"\n", start + len(text[start : start + 64]) - len(head), start + 4096)
            skip = 1
        else:
            break
        if end < 0:
            break
        start = end + skip
    return text[start : start + _SAMPLE_BYTES].strip()


def _is_packed_code(body: bytes, kind: _Kind, min_punctuation: int) -> bool:
    if _white(body[:_FIRST_BYTES]) > 1.3 * max(kind.white, kind.flat_white):
        return False
    size = len(body)
    n_lines = body.count(b"\n") + 1
    line = size / n_lines
    if line < kind.flat_line:
        return False
    white = _white(body)
    if white > max(kind.white, kind.flat_white):
        return False
    spaced = _spaced(body, kind, min_punctuation)
    if spaced > kind.flat_spaced and line >= kind.flat_line * 2:
        spaced = min(spaced, _spaced(_STRINGS.sub(b'""', body), kind, min_punctuation))
    if spaced > kind.spaced or not _is_code(body, kind):
        return False
    if line >= kind.line and white <= kind.white:
        return True
    is_indented = body.count(b"\n  ") + body.count(b"\n\t\t") > n_lines // 50
    return spaced <= kind.flat_spaced and white <= kind.flat_white and not is_indented


def _white(body: bytes) -> float:
    return 1 - len(body.translate(None, b" \t\r\n")) / len(body)


def _spaced(body: bytes, kind: _Kind, min_punctuation: int) -> float:
    n_marks = sum(map(body.count, kind.marks))
    return sum(map(body.count, kind.spaced_marks)) / n_marks if n_marks >= min_punctuation else 1.0


def _is_code(body: bytes, kind: _Kind) -> bool:
    size = len(body)
    blocks = body.count(b"{") + body.count(b";")
    if body.count(b"(") >= kind.parens * size and blocks >= kind.blocks * size:
        return True
    return any(word in body[:_WORDS_BYTES] for word in kind.words)


def _is_packed_markup(body: bytes, kind: _Markup) -> bool:
    n_lines = body.count(b"\n") + 1
    if len(body) / n_lines < kind.line:
        return False
    tags = body.count(b"<")
    return tags >= kind.min_tags and n_lines - 1 <= kind.lines_per_tag * tags
