"""The table of character classes."""

from __future__ import annotations

import unicodedata

import pytest

from dataprep.measure._unicode import (
    ALNUM,
    ALPHA,
    DIGIT,
    HEX,
    SPACE,
    WORD,
    character_class,
    class_table,
    render,
    unicode_version,
)
from dataprep.resources import rules_dir


def test_table_when_python_has_its_version_then_is_what_the_script_writes() -> None:
    if unicodedata.unidata_version != unicode_version():
        pytest.skip("another Unicode version: the table is meant to differ")
    assert render() == (rules_dir() / "measure" / "unicode.txt").read_text(encoding="ascii")


@pytest.mark.parametrize(
    ("char", "bits"),
    [
        ("_", WORD),
        ("a", ALPHA | WORD | ALNUM | HEX),
        ("9", DIGIT | WORD | ALNUM | HEX),
        ("\u3000", SPACE),
        ("中", ALPHA | WORD | ALNUM),
        ("😀", 0),
    ],
)
def test_class_of_a_character(char: str, bits: int) -> None:
    lower_or_upper = 48
    assert bits == int(class_table()[ord(char)]) & ~lower_or_upper
    assert bits & ~HEX == character_class(ord(char)) & ~lower_or_upper
