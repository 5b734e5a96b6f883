"""Recognise UTF-16 and UTF-32 by their byte-order marks or by the pattern of their bytes."""

from __future__ import annotations

import codecs
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_HEAD_BYTES = 4096
_PLAIN_CONTROLS = frozenset("\t\n\r\f\v\b\x1b\x1a\x07")
# Share of assigned, common characters that a text has at least; random pairs of bytes have under 0.7.
_PLAUSIBLE = 0.97
# Texts cost 5 to 11 bits for each character; pairs of random bytes over 15.
_BITS_PER_CHAR = 13.0


def bom_encoding(data: bytes) -> tuple[str, str, int] | None:
    """Return encoding name, codec and length in bytes of the byte-order mark, None without one."""
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            return name, codec, len(mark)
    return None


def is_plausible(text: str) -> bool:
    """Return whether nearly all characters are ones that texts are made of, and no NUL is among them."""
    if not text or "\x00" in text:
        return False
    good = 0
    for char in text:
        if char < "\x7f":
            good += char >= " " or char in _PLAIN_CONTROLS
        else:
            good += unicodedata.category(char)[0] != "C"
    return good >= _PLAUSIBLE * len(text)


def wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 flavour that data without byte-order mark is written in.

    Args:
        data: Bytes, NUL bytes among them.

    Returns:
        'utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-32-be', or None where no flavour gives a likely text.
    """
    from dataprep.text._encoding_tables import text_bits

    head = data[:_HEAD_BYTES]
    found: list[tuple[float, str]] = []
    for codec, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % width or len(data) < 2 * width:
            continue
        try:
            text = codecs.getincrementaldecoder(codec)("strict").decode(head)
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            found.append((text_bits(text) / len(text) / _BITS_PER_CHAR, codec))
    share, codec = min(found, default=(2.0, ""))
    return codec if share <= 1 else None
