"""The normal form in which license statements are compared.

A text becomes its words and numbers, lower case, one blank between: comment markers, punctuation,
quotes, dashes, line breaks and markup vanish, and "licence" is spelled "license". A position in
the normal form leads back to a byte of the text through the number of the word.
"""

from __future__ import annotations

import itertools
import re

_WORD = re.compile(r"[^\W_]+(?:\.\d+)*\+?")
_ASCII_WORD = re.compile(
    r"[a-z0-9]+(?:\.[0-9]+)*\+?"
)  # the same for lower-case ASCII, twice as fast
_LINE_MARKER = re.compile(r"(?m)^[ \t]*(?:dnl|@?rem|c)(?=[ \t])", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|b|i|em|strong|a|ul|ol|li|h[1-6]|pre|tt|code|center|font|hr|html|body|head"
    r"|title|para|section|ulink|emphasis|blockquote|td|tr|table)\b[^<>]{0,200}>|&#?\w{2,8};",
    re.IGNORECASE,
)


def blank_markup(text: str) -> str:
    """Return the text with markup and worded comment markers blanked, at the same length.

    Args:
        text: Text of a license or of the head of a file.
    """
    if "</" in text or "<br" in text or "<p" in text or "&" in text:
        text = _MARKUP.sub(lambda found: " " * (found.end() - found.start()), text)
    if _LINE_MARKER.search(text):
        text = _LINE_MARKER.sub(lambda found: " " * (found.end() - found.start()), text)
    return text


def words(text: str) -> list[str]:
    """Return the words of a text in normal form.

    Args:
        text: Any text.

    Example:
        >>> words(" * Licence: GPLv2+, see <http://gnu.org>")
        ['license', 'gplv2+', 'see', 'http', 'gnu', 'org']
    """
    lowered = blank_markup(text).lower().replace("licenc", "licens")
    return (_ASCII_WORD if lowered.isascii() else _WORD).findall(lowered)


def word_span(text: str, first: int, last: int) -> tuple[int, int, int]:
    """Return where words stand in a text.

    Args:
        text: The text that `words` was given.
        first: Number of the first word, from 0.
        last: Number of the last word; past the end it is the last there is.

    Returns:
        Start and end in bytes of the UTF-8 text, and the 1-based line of the first word.
    """
    start, end = 0, len(text)
    lowered = blank_markup(text).lower()
    found = (_ASCII_WORD if lowered.isascii() else _WORD).finditer(lowered)
    first_word = next(itertools.islice(found, first, None), None)
    if first_word is not None:
        start = first_word.start()
    last_word = first_word if last == first else None
    if last > first:
        last_word = next(itertools.islice(found, last - first - 1, None), None)
    if last_word is not None:
        end = last_word.end()
    start, end = min(start, len(text)), min(end, len(text))
    start_byte = len(text[:start].encode("utf-8", "surrogatepass"))
    end_byte = start_byte + len(text[start:end].encode("utf-8", "surrogatepass"))
    return start_byte, max(end_byte, start_byte), text.count("\n", 0, start) + 1
