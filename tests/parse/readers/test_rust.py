"""Statements of Rust: use-trees, modules, paths in code and in macros."""

import pytest

from dataprep.parse.contents import read_text
from dataprep.syntax.tree import grammar_of

Row = tuple[str, str, str | None, str | None]


def _rows(text: str) -> list[Row]:
    reading = read_text(text.encode(), grammar_of("rust")).reading
    return [(one.kind, one.specifier, one.name, one.alias) for one in reading.imports]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("use a;", [("use", "a", None, None)]),
        ("use ::a::b;", [("use", "::a", "b", None)]),
        (
            "use a::{self, b as c, d::*};",
            [("use", "a", None, None), ("use", "a", "b", "c"), ("use", "a::d", "*", None)],
        ),
        ("use {a::b, c};", [("use", "a", "b", None), ("use", "c", None, None)]),
        ("extern crate a as b;", [("import", "a", None, "b")]),
        ('#[path = "x.rs"]\n#[cfg(unix)]\nmod a;', [("module", "a", None, "x.rs")]),
        ("mod a { mod b; }", [("module", "a::b", None, None)]),
        (
            "mod a { use super::b; use super::super::c; }",
            [("use", "self", "b", None), ("use", "super", "c", None)],
        ),
        ("fn f() { crate::a::b::<u8>(); }", [("use", "crate::a", "b", "_")]),
        ("pub(in crate::a) fn f() {}", []),
        ('include!("a.rs");', [("include", "a.rs", None, None)]),
    ],
)
def test_statement_when_read_then_gives_these_rows(text: str, rows: list[Row]) -> None:
    assert rows == _rows(text)


def test_macro_when_its_tokens_hold_statements_then_they_are_read() -> None:
    text = 'cfg_x! { mod a; pub use a::{B, C}; mod d { use super::E; } fn f() { crate::g::h("crate::i"); } }'
    assert [
        ("module", "a", None, None),
        ("use", "a", "B", None),
        ("use", "a", "C", None),
        ("use", "self", "E", None),
        ("use", "crate::g", "h", "_"),
    ] == _rows(text)


def test_macro_when_it_defines_a_macro_then_its_patterns_are_left_alone() -> None:
    assert [] == _rows("doc! { macro_rules! m { () => { use $crate::a::B; } } }")


@pytest.mark.parametrize("text", ["use a::{b", "use ;", "mod", "use a::{{{{", "x!{ use a::{ mod"])
def test_broken_text_when_read_then_nothing_is_raised(text: str) -> None:
    assert isinstance(_rows(text), list)
