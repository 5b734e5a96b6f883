"""Trees of texts as tables."""

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.parse.contents import parse_contents
from dataprep.parse.params import ParseParams

_MODULE = '''"""A module."""
import os.path as p
from .near import one, two as zwei

if p:
    import json

class Stack(list):
    """A stack."""

    @property
    def size(self) -> int:
        """Its size."""
        return len(self)

    def _hidden(self, a, b=1):
        if a and b and a > b:
            for x in a:
                import re
                print(x)
        elif b:
            return [y for y in a if y]
        else:
            return None

def test_it():
    def inner():
        return 1 or 2
    return inner()
'''


def _parsed(*texts: tuple[str | None, str]) -> dict[str, pl.DataFrame]:
    ids = [f"{n:064x}" for n in range(len(texts))]
    contents = pl.DataFrame({"content_id": ids, "text": [text for _, text in texts]})
    labels = pl.DataFrame(
        {"content_id": ids, "language": pl.Series([name for name, _ in texts], dtype=pl.String)}
    )
    found = parse_contents(contents, labels, ParseParams())
    for table, frame in found.items():
        load_contract(table).check(frame)
    return found


def _by_name(symbols: pl.DataFrame) -> dict[str, dict[str, object]]:
    return {row["qualified_name"]: row for row in symbols.iter_rows(named=True)}


def test_parse_when_python_then_definitions_have_their_names_and_kinds() -> None:
    found = _by_name(_parsed(("Python", _MODULE))["symbols"])
    assert {
        "Stack": ("class", "public", False),
        "Stack.size": ("method", "public", False),
        "Stack._hidden": ("method", "private", False),
        "test_it": ("function", "public", True),
        "test_it.inner": ("function", "public", True),
    } == {name: (row["kind"], row["visibility"], row["is_test"]) for name, row in found.items()}


def test_parse_when_python_then_spans_hold_what_they_say() -> None:
    raw = _MODULE.encode()
    found = _by_name(_parsed(("Python", _MODULE))["symbols"])

    def text(name: str, start: str, end: str) -> str:
        return raw[found[name][start] : found[name][end]].decode()  # type: ignore[misc]  # rows hold objects

    assert text("Stack.size", "start_byte", "signature_end_byte") == "def size(self) -> int:"
    assert '"""Its size."""' == text("Stack.size", "docstring_start_byte", "docstring_end_byte")
    assert "@property" == text("Stack.size", "decorators_start_byte", "start_byte").strip()
    assert text("Stack.size", "body_start_byte", "body_end_byte").endswith("return len(self)")
    assert '"""A stack."""' == text("Stack", "docstring_start_byte", "docstring_end_byte")
    assert found["Stack._hidden"]["docstring_start_byte"] is None
    assert (16, 24) == (found["Stack._hidden"]["line"], found["Stack._hidden"]["end_line"])
    assert found["Stack.size"]["parent"] == found["Stack"]["ordinal"]


def test_parse_when_python_then_complexity_is_that_of_each_function() -> None:
    row = _by_name(_parsed(("Python", _MODULE))["symbols"])["Stack._hidden"]
    assert 3 == row["n_parameters"]
    # if, two and, for, elif, and the for and if of a comprehension
    assert 8 == row["cyclomatic_complexity"]
    # if 1, and-chain 1, for 2, elif 1, else 1
    assert 6 == row["cognitive_complexity"]
    assert 2 == row["max_nesting"]


def test_parse_when_python_then_imports_carry_their_flags() -> None:
    rows = _parsed(("Python", _MODULE))["imports"].select(
        "specifier", "name", "alias", "is_conditional", "is_local", "line"
    )
    assert [
        ("os.path", None, "p", False, False, 2),
        (".near", "one", None, False, False, 3),
        (".near", "two", "zwei", False, False, 3),
        ("json", None, None, True, False, 6),
        ("re", None, None, True, True, 19),
    ] == rows.rows()


def test_parse_when_python_then_syntax_sums_up() -> None:
    row = _parsed(("Python", _MODULE))["syntax"].row(0, named=True)
    assert ("parsed", 4, 1, 4) == (
        row["status"],
        row["n_functions"],
        row["n_classes"],
        row["n_imports"],
    )
    docstrings = ['"""A module."""', '"""A stack."""', '"""Its size."""']
    share = sum(map(len, docstrings)) / len(_MODULE)
    assert abs(share - row["docstring_fraction"]) < 1e-9
    assert 0.0 == row["error_fraction"]


def test_parse_when_language_has_no_grammar_then_there_is_a_row_that_says_so() -> None:
    found = _parsed((None, "x"), ("Brainfuck", "+"))
    assert ["no-grammar", "no-grammar"] == found["syntax"]["status"].to_list()
    assert 0 == found["symbols"].height


def test_parse_when_text_is_a_bomb_then_others_are_read() -> None:
    found = _parsed(("JavaScript", "{" * 50_000), ("Python", "def f():\n    pass\n"))
    assert ["too-costly", "parsed"] == found["syntax"]["status"].to_list()
    assert ["f"] == found["symbols"]["name"].to_list()


def test_parse_when_text_is_empty_then_shares_are_zero() -> None:
    row = _parsed(("Python", ""))["syntax"].row(0, named=True)
    assert (0.0, 0.0, 0.0) == (
        row["error_fraction"],
        row["comment_fraction"],
        row["docstring_fraction"],
    )


def test_parse_when_text_holds_other_scripts_then_spans_are_bytes() -> None:
    text = "# 漢字 🎉\ndef größe():\n    return '🎉'\n"
    row = _parsed(("Python", text))["symbols"].row(0, named=True)
    assert "größe" == row["name"]
    assert text.encode()[row["start_byte"] : row["end_byte"]].startswith("def größe".encode())


def test_parse_when_functions_differ_in_names_only_then_their_digests_are_alike() -> None:
    body = "def {f}({a}, {b}):\n    if {a} > {b}:\n        return {a} + {b} * 2 - len({a})\n    return {b}\n"
    one = body.format(f="one", a="x", b="y")
    other = body.format(f="other", a="left", b="right")
    different = body.format(f="one", a="x", b="y").replace("* 2", "* 3")
    digests = _parsed(("Python", one), ("Python", other), ("Python", different))["symbols"]
    first, second, third = digests["body_digest"].to_list()
    assert first is not None
    assert first == second
    assert first != third


def test_parse_when_batches_are_cut_otherwise_then_rows_are_the_same() -> None:
    texts = [("Python", _MODULE), ("Python", "import a\n"), ("JavaScript", "import b from './b'\n")]
    whole = _parsed(*texts)
    for table, frame in whole.items():
        alone = [_parsed(one)[table].drop("content_id") for one in texts]
        assert frame.drop("content_id").equals(pl.concat(alone)), table


@pytest.mark.parametrize(
    ("language", "text"),
    [("Java", "import org.\n    shop.Item;\n"), ("C#", "using org.\r\n    shop.Item;\r\n")],
)
def test_parse_when_a_path_goes_on_in_the_next_line_then_it_is_whole(
    language: str, text: str
) -> None:
    assert ["org.shop.Item"] == _parsed((language, text))["imports"]["specifier"].to_list()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("JavaScript", 'import "./a;\nconst key = "s3cret";\n'),
        ("Ruby", 'require "./a\nkey = s3cret"\n'),
        ("PHP", '<?php\n\\Shop\\ }\n}\n$key = "s3cret";\nnew \\label;\n'),
        ("Java", "class A { B x = R {\n s3cret stan. C(); }\n"),
        ("Python", "from .a i$xmport b {\nkey = s3cret\nfrom .c import *\n"),
    ],
)
def test_parse_when_a_text_is_broken_then_no_name_holds_lines_of_it(
    language: str, text: str
) -> None:
    found = _parsed((language, text))
    said = [*found["imports"]["specifier"], *found["names"]["name"], *found["symbols"]["name"]]
    assert [] == [name for name in said if "\n" in name]


def test_import_when_its_url_holds_credentials_then_no_table_does() -> None:
    text = 'import x from "https://me:hidden@git.example.org/lib.js?key=hidden";\n'
    tables = parse_contents(
        pl.DataFrame({"content_id": ["c"], "text": [text]}),
        pl.DataFrame({"content_id": ["c"], "language": ["JavaScript"]}),
        ParseParams(),
    )
    assert ["https://git.example.org/lib.js"] == tables["imports"]["specifier"].to_list()
    assert not any("hidden" in repr(frame.rows()) for frame in tables.values())
