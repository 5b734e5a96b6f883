"""Rows that package clauses and imports of Scala give."""

from __future__ import annotations

import pytest

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of


def _rows(text: str) -> list[str]:
    """Return each row as `kind specifier`, with `#name` and `=alias` where there is one."""
    reading = read_text(text.encode(), grammar_of("scala")).reading
    return [
        f"{row.kind} {row.specifier}"
        + (f"#{row.name}" if row.name else "")
        + (f"={row.alias}" if row.alias else "")
        for row in reading.imports
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import a.b.C", ["import a.b.C"]),
        ("import a.b._", ["import a.b#*"]),
        ("import a.b.*", ["import a.b#*"]),
        ("import a.{B, C => D, E => _, _}", ["import a#*", "import a.B", "import a.C=D"]),
        ("import a.b._, c.D", ["import a.b#*", "import c.D"]),
        ("import a.given", ["import a#given"]),
        ("import a.{given Foo, *}", ["import a#*", "import a#given"]),
        ("import a.b as c", ["import a.b=c"]),
        ("import a.{b as c}", ["import a.b=c"]),
        ("import _root_.a.B", ["import _root_.a.B"]),
        ("import a.`type`.B", ["import a.type.B"]),
        ("import a.{ /* note */ B }", ["import a.B"]),
        ("object O { export a.b.* }", ["re-export a.b#*"]),
    ],
)
def test_import_when_read_then_one_row_a_name(text: str, expected: list[str]) -> None:
    assert expected == _rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("package a.b\nclass C", ["package a.b"]),
        ("package a.b\npackage c\nclass C", ["package a.b", "package a.b.c"]),
        ("package a { package b { class C } }", ["package a", "package a.b"]),
        ("package a\npackage b { class C }\n", ["package a", "package a.b"]),
        (
            "package a { class B }\npackage c { class D }",
            ["package a", "package c"],
        ),
    ],
)
def test_package_when_clauses_follow_or_nest_then_whole_names(
    text: str, expected: list[str]
) -> None:
    assert expected == _rows(text)


def test_package_when_clauses_nest_deeply_then_an_end() -> None:
    text = "package a {" * 200 + "}" * 200
    assert all(len(row) < 500 for row in _rows(text))


def test_import_when_text_breaks_off_then_no_failure() -> None:
    for text in ("import", "import a.", "import a.{", "package", "import a.{b =>"):
        _rows(text)
