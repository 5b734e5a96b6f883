"""Lines that give up copyright by the words "public domain" alone.

In the midst of a sentence they are talk ("derived from the public domain ar002"), in a table or a
list they are data ("public-domain  2%"). They declare something where a line, or the first line of
a comment, begins with them, and after a name and a colon: what `header_line` looks for. Sentences
that say so in more words are phrases of ``rules/licenses/headers.yaml``.
"""

from __future__ import annotations

import re

from dataprep.label.licenses.headers import Finding
from dataprep.label.licenses.words import words

_MARKER = (
    r"(?:/\*+|\*+|//+|#+|--+|;+|%+|!+|\"{3}|'{3}|\.?\\\"|<!--|\(\*|\{-|>|(?:dnl|DNL|[Rr]em|REM)\b)"
)
_OPENER = r"(?:/\*+|\"{3}|'{3}|<!--|\(\*|\{-)"
# NOTE: what is optional holds its own blanks, so that no run of blanks is cut in two ways.
_START = rf"^(?:[ \t]*{_MARKER})?[ \t]*"
_END = r"[ \t\r]*(?:(?:\*+/|-->|\"{3}|'{3}|\*+\)|-\})[ \t\r]*)?$"
_EMPTY_LINE = r"^[ \t\r]*(?:[*#;/%-]+[ \t\r]*)?\n"
_DOMAIN = r"[Pp](?i:ublic domain)"
_SENTENCE = r"P(?i:ublic domain)"
_FORMS = (
    rf"{_START}(?:100% |(?i:this is|license:) )?({_DOMAIN})[.!]?{_END}",
    rf"{_START}({_SENTENCE})(?:[.,;!]|[ \t]+-+[ \t])",
    rf"^[ \t]*{_OPENER}[ \t]*({_DOMAIN})[ \t]+\w",
    rf"{_EMPTY_LINE}[ \t]*{_MARKER}[ \t]*({_DOMAIN})[ \t]+\w",
    rf"\w[ \t]*:[ \t]+({_SENTENCE})\.?{_END}",
)
_DECLARED = re.compile("|".join(_FORMS), re.MULTILINE)
_RULE = "bare-public-domain"
_CONFIDENCE = 0.6


def header_line(text: str) -> Finding | None:
    r"""Return the finding of a line that declares its text free of copyright, or null without one.

    Args:
        text: A comment, or the text of a license file.

    Example:
        >>> header_line("# Author: Jane\n# Public domain\n").expression
        'LicenseRef-Public-Domain'
        >>> header_line("public-domain  2%") is None
        True
    """
    found = _DECLARED.search(text) if "public domain" in text.lower() else None
    if found is None:
        return None
    at = found.start(found.lastindex or 0)
    before = sum(len(word) + 1 for word in words(text[:at]))
    end = before + len("public domain")
    return Finding("LicenseRef-Public-Domain", "header", _CONFIDENCE, _RULE, before, end)
