"""Changes of layout, comments and license headers that leave a program as it is.

Used by `near_formats.py`; nothing here is shared with the product. Each language is cut into code,
comments and strings by one small pattern; every change keeps strings as they are. What a pattern gets
wrong is found out by `same_program`, which compares the tokens of an independent lexer (pygments),
and for Python also the syntax trees.
"""

from __future__ import annotations

import ast
import random
import re
import warnings
from collections.abc import Callable, Iterator
from functools import cache

LEXERS = {
    "python": "python", "javascript": "javascript", "typescript": "typescript", "c": "c", "java": "java",
    "go": "go", "rust": "rust", "php": "php", "css": "css", "lua": "lua", "ruby": "ruby", "erlang": "erlang",
}  # fmt: skip
LINE_COMMENT = dict.fromkeys(LEXERS, "// ") | {
    "python": "# ", "ruby": "# ", "lua": "-- ", "erlang": "%% ", "css": None, "c": None,
}  # fmt: skip
# What a small pattern cannot cut: here-documents, percent literals, raw strings, templates in templates.
_UNFIT = {
    "javascript": r"`[^`]*\$\{[^}]*`|</\w+>|<\w+[^>]*/>", "typescript": r"`[^`]*\$\{[^}]*`|</\w+>|<\w+[^>]*/>",
    "rust": r'\br#*"|\*/\s*\*/', "php": r"<<<|\?>|\A(?!<\?php\s)", "css": r"url\([^)'\"]*//|\A\s*@use|^\s*//",
    "ruby": r"<<[~\-A-Z'\"]|%[wWiIqQr]?[(\[{|!<]|^=begin|^__END__|\?[#'\"]", "c": r"\\\n.*//|//.*\\\n",
    "erlang": r"\$[\"'%]|\"\"\"", "lua": r"\[=+\[",
}  # fmt: skip
_C_STYLE = r"//[^\n]*|/\*.*?\*/"
_QUOTED = r'"(?:\\.|[^"\\\n])*"' + r"|'(?:\\.|[^'\\\n])*'"
_MULTILINE = r'"(?:\\.|[^"\\])*"' + r"|'(?:\\.|[^'\\])*'"
_REGEX = r"(?<=[(,=:\[!&|?{};\n])[ \t]*/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\\[])+/[a-z]*"
_JS = (_C_STYLE, r"`(?:\\.|[^`\\])*`|" + _QUOTED + "|" + _REGEX)
_PATTERNS = {
    "python": (r"#[^\n]*", r'"""(?:\\.|[^\\])*?"""' + r"|'''(?:\\.|[^\\])*?'''|" + _QUOTED),
    "javascript": _JS,
    "typescript": _JS,
    "c": (_C_STYLE, _QUOTED),
    "java": (_C_STYLE, r'"""(?:\\.|[^\\])*?"""|' + _QUOTED),
    "go": (_C_STYLE, r"`[^`]*`|" + _QUOTED),
    "rust": (_C_STYLE, r'"(?:\\.|[^"\\])*"' + r"|'(?:\\[^'\n]*|[^'\\\n])'"),
    "php": (_C_STYLE + r"|#(?!\[)[^\n]*", _MULTILINE),
    "css": (r"/\*.*?\*/", _QUOTED),
    "lua": (r"--\[\[.*?\]\]|--[^\n]*", r"\[\[.*?\]\]|" + _QUOTED),
    "ruby": (r"#(?!\{)[^\n]*", _MULTILINE + r"|(?<=[(,=~])\s*/(?:\\.|[^/\n\\])+/[a-z]*"),
    "erlang": (r"%[^\n]*", r"\$\\?.|" + _MULTILINE),
}
_VOCABULARY = (
    "value result entry state buffer handle number order before after while given this that until"
    " reader writer limit index range record source target holds keeps takes makes called checked"
)
_WORDS = _VOCABULARY.split()
_NOTES = (
    "Nothing else may happen between these steps.", "See the notes on this in the manual.",
    "Callers rely on the order here.", "Kept apart so that it can be measured.", "The usual case comes first.",
    "This was slower the other way round.", "Both sides are known at this point.", "Errors are dealt with above.",
)  # fmt: skip
_LICENSES = (
    ("Copyright (c) {year} {holder}\nAll rights reserved.\n\nRedistribution and use in source and binary forms, with or without\n"
    "modification, are permitted provided that the following conditions are met:\nredistributions of source code must retain the "
    "above copyright notice,\nthis list of conditions and the disclaimer of warranty."),
    ("Copyright {year} {holder}\n\nLicensed under the Apache License, Version 2.0; you may not use this file\nexcept in compliance "
    "with the License. Software distributed under the License\nis distributed on an AS IS BASIS, WITHOUT WARRANTIES OR CONDITIONS\n"
    "OF ANY KIND, either express or implied."),
    "SPDX-License-Identifier: MIT\nCopyright (C) {year} {holder}",
    ("This file is part of a larger work.\nCopyright (C) {year}  {holder}\n\nThis program is free software; you can redistribute it "
    "and/or modify it under\nthe terms of the GNU General Public License as published by the Free Software\nFoundation; either "
    "version 2 of the License, or (at your option) any later\nversion. It comes WITHOUT ANY WARRANTY."),
)  # fmt: skip

Change = Callable[[str, str, random.Random], str]


def is_fit(text: str, language: str) -> bool:
    """Return whether the small pattern of the language can be trusted with a text."""
    return not (language in _UNFIT and re.search(_UNFIT[language], text, re.MULTILINE))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    comment, string = _PATTERNS[language]
    first, second = f"(?P<string>{string})", f"(?P<comment>{comment})"
    return re.compile(f"{second}|{first}", re.DOTALL)


def spans(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    r"""Yield kind (code, comment or string), start and end; together they are the text.

    >>> list(spans('a # b\nc = "#"', "python"))
    [('code', 0, 2), ('comment', 2, 5), ('code', 5, 10), ('string', 10, 13)]
    """
    at = 0
    for match in _pattern(language).finditer(text):
        if match.start() > at:
            yield "code", at, match.start()
        yield str(match.lastgroup), *match.span()
        at = match.end()
    if at < len(text):
        yield "code", at, len(text)


def comment_fraction(text: str, language: str) -> float:
    return sum(b - a for kind, a, b in spans(text, language) if kind == "comment") / len(text)


def _fixed(text: str, language: str, kinds: tuple[str, ...] = ("string", "comment")) -> bytearray:
    """Return one byte a character: 1 inside the kinds of spans that must not be touched."""
    marks = bytearray(len(text) + 1)
    for kind, start, end in spans(text, language):
        if kind in kinds:
            marks[start:end] = b"\1" * (end - start)
    return marks


def _lines(text: str, language: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield each line without its end, whether it begins and whether it ends in code or a comment."""
    marks, at = _fixed(text, language, ("string",)), 0
    for line in text.split("\n"):
        end = at + len(line)
        inner = bool(at and marks[at] and marks[at - 1])
        yield line, not inner, not (marks[min(end, len(text))] and end < len(text))
        at = end + 1


def _unit(text: str) -> int:
    widths = [len(x) for x in re.findall(r"(?m)^( +)\S", text)]
    return 4 if not widths or all(width % 4 == 0 for width in widths) else 2


def reindent(text: str, language: str, chance: random.Random) -> str:
    """Halve or double the indentation; tabs become spaces."""
    del chance
    widths = {len(x) for x in re.findall(r"(?m)^( +)\S", text)}
    is_half = bool(widths) and all(width % 2 == 0 for width in widths) and _unit(text) == 4
    out = []
    for line, is_free, _ in _lines(text, language):
        body = line.lstrip(" \t")
        width = len(line[: len(line) - len(body)].expandtabs(4))
        width = (
            width if "\t" in line[: len(line) - len(body)] else width // 2 if is_half else width * 2
        )
        out.append(" " * width + body if is_free and body else line)
    return "\n".join(out)


def tabs(text: str, language: str, chance: random.Random) -> str:
    """Indent by tabs, or by two spaces where tabs were."""
    del chance
    unit, out = _unit(text), []
    for line, is_free, _ in _lines(text, language):
        body = line.lstrip(" \t")
        blanks = line[: len(line) - len(body)]
        n = len(blanks)
        changed = (
            blanks.replace("\t", "  ") if "\t" in blanks else "\t" * (n // unit) + " " * (n % unit)
        )
        out.append(changed + body if is_free and body else line)
    return "\n".join(out)


def trailing(text: str, language: str, chance: random.Random) -> str:
    """Leave blanks at the ends of half the lines."""
    return "\n".join(
        line + chance.choice(("", "", " ", "  ", "\t"))
        if ends_free and not line.endswith("\\")
        else line
        for line, _, ends_free in _lines(text, language)
    )


def blank_lines(text: str, language: str, chance: random.Random) -> str:
    """Take the blank lines away and put others in between statements."""
    out: list[str] = []
    previous_ends_free = True
    for line, is_free, ends_free in _lines(text, language):
        if is_free and previous_ends_free and not (out and out[-1].endswith("\\")):
            if not line.strip() and ends_free:
                continue
            if out and chance.random() < 0.15:
                out += [""] * chance.choice((1, 1, 2))
        out.append(line)
        previous_ends_free = ends_free
    return "\n".join(out) + "\n"


def crlf(text: str, language: str, chance: random.Random) -> str:
    """End every line as Windows does."""
    del language, chance
    return text.replace("\n", "\r\n")


def wrap(text: str, language: str, chance: random.Random) -> str:
    """Break lines behind commas inside round and square brackets."""
    marks, depth, out, indent = _fixed(text, language), 0, [], ""
    is_directive = False
    for at, char in enumerate(text):
        if char == "\n":
            continues = text[:at].endswith("\\")
            indent = re.match(r"[ \t]*", text[at + 1 : at + 200])[0]  # type: ignore[index]  # always matches
            is_directive = is_directive if continues else False
        if not marks[at]:
            depth = max(0, depth + (char in "([") - (char in ")]"))
            is_directive |= char == "#" and language == "c"
        is_break = (
            char == " " and depth and not marks[at] and text[at - 1] == "," and not marks[at - 1]
        )
        if (
            is_break
            and not is_directive
            and text[at + 1 : at + 2] != "\n"
            and chance.random() < 0.5
        ):
            out.append("\n" + indent + "        ")
        else:
            out.append(char)
    return "".join(out)


def all_whitespace(text: str, language: str, chance: random.Random) -> str:
    """Wrap, indent anew, change blank lines, leave trailing blanks and end lines as Windows does."""
    for change in (wrap, reindent, blank_lines, trailing, crlf):
        text = change(text, language, chance)
    return text


def without_comments(text: str, language: str, chance: random.Random) -> str:
    """Take all comments away, with the lines that held nothing else; keep a first ``#!`` line."""
    del chance
    first = re.match(r"#!.*\n", text)
    head = first[0] if first else ""
    text = text[len(head) :]
    out: list[str] = []
    for kind, start, end in spans(text, language):
        if kind != "comment":
            out.append(text[start:end])
            continue
        before = text.rfind("\n", 0, start) + 1
        is_own_line = not text[before:start].strip() and text[end : end + 1] in {"\n", ""}
        if is_own_line and out and not out[-1].rpartition("\n")[2].strip():
            out[-1] = out[-1].rstrip(" \t").removesuffix("\n")
        elif text[start:end].startswith("/*"):
            out.append(" ")
    return head + "".join(out).lstrip("\n")


def with_comments(text: str, language: str, chance: random.Random) -> str:
    """Put comments on lines of their own in front of some lines of code."""
    marks, at = _fixed(text, language), 0
    out: list[str] = []
    for number, line in enumerate(text.split("\n")):
        inner = at and marks[at] and marks[at - 1]
        is_free = not inner and not (out and out[-1].endswith("\\")) and line.strip() and number > 1
        if is_free and chance.random() < 0.2:
            indent = line[: len(line) - len(line.lstrip())]
            out.append(indent + commented(chance.choice(_NOTES), language))
        out.append(line)
        at += len(line) + 1
    return "\n".join(out)


def reworded(text: str, language: str, chance: random.Random) -> str:
    """Replace the words of all comments; marks, lines and short words stay."""
    out = []
    for kind, start, end in spans(text, language):
        part = text[start:end]
        if kind == "comment" and not part.startswith("#!"):
            part = re.sub(r"[A-Za-z]{4,}", lambda _: chance.choice(_WORDS), part)
        out.append(part)
    return "".join(out)


def commented(note: str, language: str) -> str:
    """Return a note of one or more lines as a comment of the language."""
    mark, lines = LINE_COMMENT[language], note.split("\n")
    if mark is not None:
        return "\n".join((mark + line).rstrip() for line in lines)
    if len(lines) == 1:
        return f"/* {note} */"
    return "\n".join(["/*", *((" * " + line).rstrip() for line in lines), " */"])


def license_header(language: str, chance: random.Random) -> str:
    """Return one of four license notices with a year and a holder, as a comment with a blank line."""
    holder = f"{chance.choice(('Ada', 'Blue', 'North', 'Acme'))} {chance.choice(('Lab', 'Works', 'Ltd.'))}"
    note = chance.choice(_LICENSES).format(year=chance.randint(1998, 2026), holder=holder)
    return commented(note, language) + "\n\n"


def with_header(text: str, language: str, chance: random.Random) -> str:
    """Put a license notice in front, behind ``#!``, ``<?php`` and coding lines."""
    head = re.match(r"(?:#!.*\n|<\?php\s*\n|#.*coding[:=].*\n)*", text)
    at = head.end() if head else 0
    return text[:at] + license_header(language, chance) + text[at:]


def same_program(one: str, other: str, language: str) -> bool:
    """Return whether two texts have the same tokens but for comments and blanks, by pygments.

    For Python the syntax trees are compared too.
    """
    if language == "python":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                trees = [ast.dump(ast.parse(text)) for text in (one, other)]
            except (SyntaxError, ValueError):
                return False
        if trees[0] != trees[1]:
            return False
    return _code(one, language) == _code(other, language)


def _code(text: str, language: str) -> str:
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, String

    kept = []
    for kind, value in get_lexer_by_name(LEXERS[language]).get_tokens(text):
        if kind not in Comment or kind in Comment.Preproc or kind in Comment.PreprocFile:
            kept.append(value if kind in String else "".join(value.split()))
    return "".join(kept)
