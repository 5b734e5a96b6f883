"""Whether a tool removed the white space of a file's code."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from dataprep.resources import rules_dir

_SAMPLE_BYTES = 16384
_MAX_BANNERS = 20
_MAX_BANNER_BYTES = 65536
# Most files are told by their first bytes: spaced code in front is not followed by a packed body.
# Where literals or few marks leave a doubt there, 4 kB without literals are looked at, then the whole sample.
_FIRST_BYTES = 1024
_SECOND_BYTES = 4096
_MIN_FIRST_MARKS = 6
_MAX_FIRST_LINE = 100
_MIN_SECOND_MARKS = 20
# Every byte as one of four classes: `a` in words, `.` marks, blanks and ends of lines.
_CLASSES = bytes(
    ord("\n")
    if byte in b"\n\r"
    else ord(" ")
    if byte in b" \t"
    else ord("a")
    if byte in b"$_" or byte > 127 or chr(byte).isalnum()
    else ord(".")
    for byte in range(256)
)
_BLANKS = bytes.maketrans(b"\t", b" ")
_OPEN_MARKS = b"=,{:&|<>?+"
_NUMBERS = b"0123456789.,-+eE[]xX \t\r\n"
# Literals and comments by syntax. The first alternative that fits at a place wins, so that a quote in a comment opens nothing.
# Repetitions are possessive and bounded: time is linear in the sample.
_STRING = rb"\"(?:[^\"\\\n]|\\[\s\S])*+(?:\"|\Z)|'(?:[^'\\\n]|\\[\s\S])*+(?:'|\Z)"
_COMMENT = rb"/\*[\s\S]*?(?:\*/|\Z)"
_LITERALS = {
    "script": re.compile(
        _STRING + rb"|`(?:[^`\\]|\\[\s\S])*+(?:`|\Z)|" + _COMMENT + rb"|//[^\n]*+"
        rb"|(?<=[(,=:\[!&|?{};+])/(?![*/])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,400}+\]){1,800}+/"
    ),
    # NOTE: minifiers keep the white space of a custom property, where it is part of the value.
    "style": re.compile(_STRING + rb"|" + _COMMENT + rb"|--[\w-]{1,80}+:(?:[^;{}\"']|" + _STRING + rb")*+"),
    "other": re.compile(_STRING + rb"|" + _COMMENT + rb"|//[^\n]*+"),
    "indented": re.compile(
        rb"\"\"\"[\s\S]*?(?:\"\"\"|\Z)|'''[\s\S]*?(?:'''|\Z)|" + _STRING + rb"|#[^\n]*+|(?<=\n)[ \t]++"
    ),
}  # fmt: skip
# What keeps its white space in a packed page.
_KEPT = re.compile(
    rb"<(pre|script|style|textarea|code|svg)\b[\s\S]*?(?:</\1\s*+>|\Z)|<!--[\s\S]*?(?:-->|\Z)|\{#[^\n]{0,300}?#\}|\{%[^\n]{0,300}?%\}"
    rb"|\"[^\"<>]*+\"|'[^'<>]*+'",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """Limits for one kind of language; told at the head of `rules/roles/minified.yaml`."""

    syntax: str
    spaced: float
    first_spaced: float
    line: float
    flat_spaced: float
    flat_line: float
    min_marks: int
    min_open_marks: int
    numbers: float


@dataclass(frozen=True, slots=True)
class _Markup:
    """Limits for pages; told there too."""

    spaced: float
    line: float
    min_tags: int


@dataclass(frozen=True, slots=True)
class _Limits:
    languages: Mapping[str, _Kind | _Markup]
    extensions: Mapping[str, _Kind | _Markup]
    min_bytes: int


@functools.cache
def _limits() -> _Limits:
    path = rules_dir() / "roles" / "minified.yaml"
    raw = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    languages: dict[str, _Kind | _Markup] = {}
    extensions: dict[str, _Kind | _Markup] = {}
    for entry in (*raw["kinds"], raw["markup"]):
        numbers = {k: v for k, v in entry.items() if k not in {"languages", "extensions"}}
        kind = _Markup(**numbers) if "min_tags" in numbers else _Kind(**numbers)
        languages.update(dict.fromkeys(entry["languages"], kind))
        extensions.update(dict.fromkeys(entry["extensions"], kind))
    return _Limits(languages, extensions, raw["min_bytes"])


def is_minified(name: str, language: str | None, text: bytes) -> bool:
    """Tell whether a tool removed the white space that the language does not need.

    The name does not decide: it only stands in for a language that is not known.

    Args:
        name: Base name.
        language: Linguist name of the language, or None.
        text: Content as UTF-8; at most 16 kB after the leading comments are read.

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
    return (
        _is_packed_markup(body, kind) if isinstance(kind, _Markup) else _is_packed_code(body, kind)
    )


def _without_banner(text: bytes) -> bytes:
    start = 0
    for _ in range(_MAX_BANNERS):
        head = text[start : start + 64].lstrip()
        if head.startswith((b"/*", b"/**")):
            end = text.find(b"*/", start, start + _MAX_BANNER_BYTES)
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


def _is_packed_code(body: bytes, kind: _Kind) -> bool:
    first = body[:_FIRST_BYTES]
    if kind.syntax == "indented":  # whose lines are rarely that short
        if _is_spaced(first, kind) or _is_lined(body, kind):
            return False
    elif _is_lined(body, kind) or _is_spaced(first, kind):
        return False
    middle = len(body) // 2
    is_plain = b"`" not in body and b"/*!" not in body
    if is_plain and _is_spaced(body[middle : middle + _FIRST_BYTES], kind):
        return False
    clean = functools.partial(_LITERALS[kind.syntax].sub, b"a")
    rate, marks = _blank_rate(clean(body[:_SECOND_BYTES]), kind)
    if rate > 2 * kind.spaced and marks >= _MIN_SECOND_MARKS:
        return False
    code = clean(body)
    rate, marks = _blank_rate(code, kind)
    if marks < kind.min_marks or rate > kind.spaced:
        return False
    # Dots and ends of statements have no blanks anywhere: only these marks show that some are missing.
    if len(code) - len(code.translate(None, _OPEN_MARKS)) < kind.min_open_marks:
        return False
    line = len(body) / (code.count(b"\n") + 1)
    if line < kind.line and (line < kind.flat_line or rate > kind.flat_spaced):
        return False
    return len(code.translate(None, _NUMBERS)) >= (1 - kind.numbers) * len(code)


def _is_lined(body: bytes, kind: _Kind) -> bool:
    """Tell whether lines are shorter than a tool leaves them."""
    # Of what a tool leaves, only the literals of scripts and comments marked `!` run over lines.
    return (
        kind.syntax != "script"
        and len(body) < kind.flat_line * (body.count(b"\n") + 1)
        and b"/*!" not in body
    )


def _is_spaced(part: bytes, kind: _Kind) -> bool:
    """Tell by some bytes, literals and all, that people wrote the file; a doubt counts as no."""
    if kind.syntax == "indented":
        return 12 * part.count(b"\n    ") > part.count(b"\n")
    part = part.partition(b"/*!")[0]
    if kind.syntax == "script":
        part = part.partition(b"`")[0]
    marks = part.count(b"{") + part.count(b";") + part.count(b"=")
    blanks = sum(map(part.count, (b" {", b"; ", b";\n", b"{\n", b" =")))
    is_wrapped = _MAX_FIRST_LINE * part.count(b"\n") > len(part)
    return marks >= _MIN_FIRST_MARKS and is_wrapped and blanks > kind.first_spaced * marks


def _blank_rate(code: bytes, kind: _Kind) -> tuple[float, int]:
    """Return the blanks beside marks per mark, and the number of marks."""
    if kind.syntax == "style":
        code = code.translate(_BLANKS, b"\r")
        marks = sum(map(code.count, (b"{", b"}", b";", b":", b",")))
        blanks = sum(map(code.count, (b" {", b"{ ", b"; ", b" }", b": ", b", ", b";\n", b"{\n")))
    else:
        shape = code.translate(_CLASSES, b"\r")
        marks = shape.count(b".")
        blanks = shape.count(b" .") + shape.count(b". ")
        if kind.syntax != "indented":
            blanks += shape.count(b"\n ") + shape.count(b"\n\n")
    return blanks / (marks + 1), marks


def _is_packed_markup(body: bytes, kind: _Markup) -> bool:
    first = body[:_FIRST_BYTES]
    for tag in (b"<pre", b"<script", b"<style"):
        first = first.partition(tag)[0]
    tags = first.count(b"<")
    if tags >= _MIN_FIRST_MARKS and first.count(b"\n") > 3 * kind.spaced * tags:
        return False
    page = _KEPT.sub(b"<a", body)
    tags = body.count(b"<") + body.count(b"{%")
    n_lines = page.count(b"\n") + 1
    blanks = n_lines - 1 + page.count(b"  ") + page.count(b"\n\t")
    return (
        tags >= kind.min_tags and len(body) >= kind.line * n_lines and blanks <= kind.spaced * tags
    )
