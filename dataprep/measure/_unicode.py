"""Character classes as a table, so that every Python version measures the same text alike.

``rules/measure/unicode.txt`` lists, as ranges, what ``str.isalpha``, ``isdigit``, ``isalnum``,
``isspace``, ``isupper`` and ``islower`` say of every code point in the Unicode version that its
first line names. It is written by ``python -m dataprep.measure._unicode``, never by hand.
"""

from __future__ import annotations

import functools
import sys
import unicodedata

import numpy as np
import numpy.typing as npt

from dataprep.resources import rules_dir

ALPHA, DIGIT, SPACE, WORD, UPPER, LOWER = 1, 2, 4, 8, 16, 32
"""Bits of a class: ``WORD`` is ``\\w`` of ``re`` (alphanumeric or underscore)."""

ALNUM = 64
"""Bit of ``str.isalnum``: ``WORD`` without the underscore."""

HEX = 128
"""Bit of the ASCII hexadecimal digits; not in the file, set when the table is read."""

N_CODE_POINTS = 0x110000


def character_class(code_point: int) -> int:
    """Return the class bits of a code point in the running Python's Unicode version.

    Args:
        code_point: A code point, surrogates included.

    Returns:
        The sum of the bits that apply.
    """
    char = chr(code_point)
    alnum = char.isalnum()
    return (
        ALPHA * char.isalpha()
        + DIGIT * char.isdigit()
        + SPACE * char.isspace()
        + WORD * (alnum or char == "_")
        + UPPER * char.isupper()
        + LOWER * (char.islower() or unicodedata.category(char) == "Lt")
        + ALNUM * alnum
    )


def render() -> str:
    """Return the text of the table for the running Python's Unicode version.

    Returns:
        A first line ``unicode <version>``, then ``first last bits`` in hexadecimal, one range a
        line; code points in no range have no class.
    """
    lines = [f"unicode {unicodedata.unidata_version}"]
    first, bits = 0, character_class(0)
    for code_point in range(1, N_CODE_POINTS + 1):
        now = character_class(code_point) if code_point < N_CODE_POINTS else -1
        if now != bits:
            if bits:
                lines.append(f"{first:x} {code_point - 1:x} {bits:x}")
            first, bits = code_point, now
    return "\n".join(lines) + "\n"


@functools.cache
def class_table() -> npt.NDArray[np.uint8]:
    """Return the class bits of every code point, by code point (1.1 MB, read-only)."""
    table = np.zeros(N_CODE_POINTS, dtype=np.uint8)
    text = (rules_dir() / "measure" / "unicode.txt").read_text(encoding="ascii")
    for line in text.splitlines()[1:]:
        first, last, bits = (int(field, 16) for field in line.split())
        table[first : last + 1] = bits
    table[np.frombuffer(b"0123456789abcdefABCDEF", dtype=np.uint8)] |= HEX
    table.flags.writeable = False
    return table


def unicode_version() -> str:
    """Return the Unicode version of the shipped table."""
    text = (rules_dir() / "measure" / "unicode.txt").read_text(encoding="ascii")
    return text.split("\n", 1)[0].removeprefix("unicode ")


if __name__ == "__main__":
    sys.stdout.write(render())
