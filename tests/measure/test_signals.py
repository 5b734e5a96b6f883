"""The signals, by hand and against a slow reading of their definitions."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dataprep.measure._unicode import unicode_version
from dataprep.measure.signals import COLUMNS, signals
from dataprep.text.lexer import classify_text
from tests.measure import reference

_ROOT = Path(__file__).resolve().parents[2]
_PIECES = st.sampled_from(
    ["\n", "\r", "\r\n", " ", "\t", "\0", "a", "b", "ab", "_", "0", "41", "0x41", "\\x41", ",", "中文",
     "😀", "é", "½", "²", "\u3000", "\x85", "\x1c", "\ufffd", "\\u0041", "deadbeef", "0xdeadbeef",
     "TODO", "fixme", "your code here", "assert", "assertion", "test", "config", "=", "'", '"',
     "http://a", "# ", "/* ", " */", "<?xml version=", "unit tests", "auto-generated"]
)  # fmt: skip
_SAME_UNICODE = unicodedata.unidata_version == unicode_version()
_ANY = st.characters(exclude_categories=["Cs"]) if _SAME_UNICODE else st.characters(codec="latin-1")
_TEXTS = st.one_of(
    st.text(_ANY, max_size=60),
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(st.sampled_from(["a ", "b ", "c "]), max_size=60).map("".join),
    st.lists(st.sampled_from(["41,", "0x41,", "41 ", "\\x41", "\\u0041", "QUFB", ", "]), max_size=80)
    .map("".join),
)  # fmt: skip


def _measure(*texts: str, language: str | None = None) -> pl.DataFrame:
    return signals(_batch([(language, text) for text in texts]))


def _batch(rows: list[tuple[str | None, str]]) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "content_id": [f"{k:064x}" for k in range(len(rows))],
            "language": [language for language, _ in rows],
            "text": [text for _, text in rows],
        },
        schema={"content_id": pl.String, "language": pl.String, "text": pl.String},
    )


def _differences(expected: dict[str, object], row: dict[str, object]) -> dict[str, object]:
    return {
        name: (value, row[name])
        for name, value in expected.items()
        if not (
            math.isclose(value, row[name], rel_tol=1e-9, abs_tol=1e-9)  # type: ignore[arg-type]
            if isinstance(value, float) and row[name] is not None
            else value == row[name]
        )
    }


@settings(max_examples=150, deadline=None)
@given(st.lists(_TEXTS, max_size=6))
@example([""])
@example(["\\x41" * 9 + " 41,0x42," * 9, "41 " * 9 + "\u3000", "A" * 63 + "\n" + "=" * 70])
@example(["\\u0041" * 7 + "\\u00zz" + "\\u0041" * 8, "a b c d e " * 7])
def test_signals_of_any_text_equal_the_slow_reading(texts: list[str]) -> None:
    rows = _measure(*texts).to_dicts()
    for text, row in zip(texts, rows, strict=True):
        assert {} == _differences(reference.basic(text) | reference.repetition(text), row)


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.sampled_from(["Python", "C", "JavaScript", "Ruby"]))
def test_lexed_signals_equal_the_slow_reading(text: str, language: str) -> None:
    by_byte = classify_text(text.encode(), language).tolist()
    row = _measure(text, language=language).row(0, named=True)
    assert {} == _differences(reference.classes(text, by_byte), row)


@pytest.mark.parametrize(
    "piece", ["ab", "é", "日", "𝔘9", "\r\n", "\r", "a\n", "\u2003", "#", "\0\n"]
)
def test_pieces_across_blocks_of_64_bytes_equal_the_slow_reading(piece: str) -> None:
    texts = [lead * n + piece * m for lead in "x \n" for n in range(58, 67) for m in (1, 2, 70)]
    for text, row in zip(texts, _measure(*texts, language="C").to_dicts(), strict=True):
        by_byte = classify_text(text.encode(), "C").tolist()
        expected = reference.basic(text) | reference.repetition(text)
        assert {} == _differences(expected | reference.classes(text, by_byte), row)


def test_lines_of_different_bytes_and_length_are_no_duplicates() -> None:
    # Of such a pair the exclusive or of length and bytes is the same.
    assert 0.0 == _measure("a\nb\0\n")["dup_lines_fraction"][0]


def test_repetition_does_not_depend_on_many_texts_before() -> None:
    # Each text takes a turn of the table of n-grams or more, which is emptied after 65,535.
    rows: list[tuple[str | None, str]] = [(None, "a b a b c")] * 33_000
    measured = signals(_batch(rows)).drop("content_id")
    assert 1 == measured.unique().height


def test_signals_of_own_files_equal_the_slow_reading() -> None:
    paths = [*_ROOT.glob("dataprep/measure/*.py"), *_ROOT.glob("schemas/s*.yaml")]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for text, row in zip(texts, _measure(*texts, language="Python").to_dicts(), strict=True):
        by_byte = classify_text(text.encode(), "Python").tolist()
        expected = reference.basic(text) | reference.repetition(text)
        assert {} == _differences(expected | reference.classes(text, by_byte), row)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, "C", "HTML", "Java", "Jupyter Notebook", "Markdown", "Python"]),
            _TEXTS,
        ),
        max_size=6,
    )
)
def test_signals_of_a_row_do_not_depend_on_the_other_rows(
    rows: list[tuple[str | None, str]],
) -> None:
    together = signals(_batch(rows)).drop("content_id").rows()
    assert [signals(_batch([row])).drop("content_id").row(0) for row in rows] == together


def test_columns_are_those_of_the_contract() -> None:
    contract = yaml.safe_load((_ROOT / "schemas" / "signals.yaml").read_text(encoding="utf-8"))
    properties = contract["schema"][0]["properties"]
    dtypes = {"string": pl.String, "int64": pl.Int64, "float64": pl.Float64, "bool": pl.Boolean}
    expected = {column["name"]: dtypes[column["physicalType"]] for column in properties}
    frame = signals(_batch([(None, ""), ("Python", "x = 1\n")]))
    assert expected == dict(frame.schema)
    assert list(expected) == list(COLUMNS)
    required = [column["name"] for column in properties if column["required"]]
    assert 0 == sum(frame.select(required).null_count().row(0))
    assert dict(signals(_batch([])).schema) == expected


def test_import_does_not_load_numba() -> None:
    code = "import sys, dataprep.measure.signals; sys.exit('numba' in sys.modules)"
    assert 0 == subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=False).returncode


def test_signals_of_a_sliced_column_are_those_of_its_rows() -> None:
    batch = _batch([(None, "a"), ("C", "int x;\n"), ("Python", "x\n")])
    assert signals(batch)[1:].equals(signals(batch[1:]))


_C = '#include <a.h>\n/* todo */\nint main(void)\n{\n  printf("x");\n  if (a) {\n  }\n}\n'
_JAVA = """class A {
  public A(int x) {
    this.x = foo(x);
  }
  @Test(timeout = 1)
  java.util.List<String> b() throws E {
    for (;;) { }
    return new B() {};
  }
  abstract void c();
}
"""
_LONG = " ".join("w" for _ in range(21))
_NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "code", "source": ["ab\n", "é"], "outputs": [{"text": "中 outputs"}]},
            {"cell_type": "markdown", "source": "text", "outputs": "no"},
        ],
        "metadata": {"outputs": [1, 2]},
        "nbformat": 4,
    },
    ensure_ascii=False,
)
_OLD_NOTEBOOK = json.dumps(
    {"worksheets": [{"cells": [{"cell_type": "code", "input": "abc", "outputs": [[]]}]}]}
)


@pytest.mark.parametrize(
    ("column", "language", "text", "expected"),
    [
        ("n_chars", None, "aé中😀", 4),
        ("n_lines", None, "a\nb\r\nc\rd", 4),
        ("avg_line_length", None, "ab\r\né\n", 1.5),
        ("max_line_length", None, "中文\n\na", 2),
        ("max_line_length", None, "", None),
        ("alpha_fraction", None, "a1中 ", 0.5),
        ("alphanum_fraction", None, "a1_ ", 0.5),
        ("digit_fraction", None, "1²a ", 0.5),
        ("whitespace_fraction", None, "a\u3000\r\n", 0.75),
        ("replacement_fraction", None, "a\ufffd", 0.5),
        ("n_words", None, "a_b, c1 中文", 3),
        ("unique_words_fraction", None, "a b a A", 0.75),
        ("avg_word_length", None, "ab c", 1.5),
        ("hex_word_fraction", None, "deadbeef 0x1234567 0x12345678", 18 / 29),
        ("unigram_entropy", None, "a b", math.log(2)),
        ("top_2gram_fraction", None, "a bb a bb c", 6 / 7),
        ("top_2gram_fraction", None, "a a a a", 1.0),
        ("top_2gram_fraction", None, "a b c", 0.0),
        ("top_3gram_fraction", None, "a b c d a b c", 6 / 7),
        ("top_4gram_fraction", None, "a b c d e a b c d", 8 / 9),
        ("dup_5gram_fraction", None, "a b c d e a b c d e", 0.5),
        ("dup_6gram_fraction", None, "a b c d e a b c d e", 0.0),
        ("dup_7gram_fraction", None, "a b c d e f g " * 2, 0.5),
        ("dup_8gram_fraction", None, "a b c d e f g h " * 3, 2 / 3),
        ("dup_9gram_fraction", None, "a b c d e f g h i " * 2, 0.5),
        ("dup_10gram_fraction", None, "a b c d e f g h i jj " * 2, 0.5),
        ("dup_lines_fraction", None, "ab\n\nab\nc\n", 1 / 3),
        ("dup_line_chars_fraction", None, "ab\n\nab\nc\n", 2 / 5),
        ("encoded_max_length", None, "A" * 63 + " " + "A" * 64, 64),
        ("encoded_max_length", None, "41,42,43,44,45,46,47,48\t ;", 25),
        ("encoded_max_length", None, "41, 42, 43, 44, 45, 46, 47, 48", 0),
        ("encoded_fraction", None, "\\u0041" * 8 + "-" * 48, 0.5),
        ("comment_fraction", "Python", "x # a", 3 / 5),
        ("comment_fraction", None, "x # a", None),
        ("docstring_fraction", "Python", 'def f():\n    """d"""\n', 7 / 21),
        ("comment_lines_fraction", "Python", "# a\nx # b\n\n# c\n", 0.5),
        ("string_fraction", "Python", "x = 'ab'", 0.5),
        ("string_long_word_fraction", "C", '"' + "a" * 21 + " b http://" + "c" * 30 + '"', 21 / 63),
        ("long_string_lines_fraction", "Python", f"x = '{_LONG}'\ny = 'a b'\n", 0.5),
        ("todo_lines_fraction", "Python", "# TODO: x\n# mastodon\nx = 'todo'\n# Your code here\n", 0.5),
        ("assert_lines_fraction", "Python", "assert x\nself.assertEqual(1, 2)\nAssertionError\n'assert'\n",
         0.5),
        ("print_lines_fraction", "Python", "print(1)\nx = 'print'\n", 0.5),
        ("print_lines_fraction", "JavaScript", "console.log(1)\n", 1.0),
        ("print_lines_fraction", "Markdown", "print", None),
        ("import_lines_fraction", "Python", "import a\nfrom b import c\nx = 1\nyield from y\n", 0.5),
        ("import_lines_fraction", "JavaScript", "const a = require('a')\nb()\n", 0.5),
        ("function_lines_fraction", "Python", "async def f():\n  x.def_\n", 0.5),
        ("function_lines_fraction", "C", _C, 1 / 8),
        ("function_lines_fraction", "Java", _JAVA, 2 / 11),
        ("function_lines_fraction", "JavaScript", "class A {\n  m(x) {\n    if (x) {\n}\n}\n}\n", 1 / 6),
        ("pass_lines_fraction", "Python", "pass\n  pass # x\nx; pass\npass_\n", 0.5),
        ("pass_lines_fraction", "C", "pass\n", None),
        ("preprocessor_lines_fraction", "C", "#if A\n  # define B\nx\n/*\n# no\n*/\n", 1 / 3),
        ("preprocessor_lines_fraction", "Python", "# a\n", None),
        ("n_main_functions", "C", _C + "int main(void);\nmain() {\n}\n", 2),
        ("n_main_functions", "Python", "main() {", None),
        ("n_assignments", None, "a == b = c", 3),
        ("has_keywords", "Python", "x\nFor y", True),
        ("has_keywords", "Python", "form default", False),
        ("has_keywords", "C", "for (;;)", None),
        ("config_words_per_line", None, "Config config\nx\n", 1.0),
        ("test_words_per_line", None, "unittest\nx Test\n", 1.0),
        ("has_test_phrase", None, "\n\n\n\nUnit Tests", True),
        ("has_test_phrase", None, "\n\n\n\n\nunit tests", False),
        ("has_generated_phrase", None, "// This file is GENERATED\n", True),
        ("has_generated_phrase", None, "a\nb\nc\nd\ne\nautogenerated\n", False),
        ("has_xml_start", None, " " * 86 + "<?xml version=", True),
        ("has_xml_start", None, " " * 87 + "<?xml version=", False),
        ("html_visible_chars", "HTML", "<!-- c --><p a='>'>x &amp;\n y</p><style>z</style> <b>w</b>", 7),
        ("html_visible_chars", "HTML", "<script>if (a</b) x</script>y 1 < 2", 7),
        ("html_visible_fraction", "HTML", "<b>abcd", 4 / 7),
        ("html_visible_fraction", "XML", "<b>abcd", None),
        ("n_sentences", "Markdown", "# Title\n\nOne. Two v1.2!\n你好。再见", 5),
        ("bullet_lines_fraction", "Markdown", "- a\n* b\n-c\n• d\n", 0.75),
        ("ellipsis_lines_fraction", "Text", "a...\nb… \nc\nRead more\n", 0.75),
        ("all_caps_words_fraction", "Text", "ABC Abc I É1", 0.5),
        ("link_chars_fraction", "Markdown", "https://a.b/c) <i> x", 16 / 20),
        ("n_notebook_cells", "Jupyter Notebook", _NOTEBOOK, 2),
        ("n_notebook_cells", "Jupyter Notebook", _OLD_NOTEBOOK, 1),
        ("n_notebook_cells", "Jupyter Notebook", "{", None),
        ("n_notebook_cells", "Jupyter Notebook", "[" * 100_000, None),
        ("notebook_code_fraction", "Jupyter Notebook", _NOTEBOOK, 4 / len(_NOTEBOOK)),
        ("notebook_code_fraction", "Jupyter Notebook", _OLD_NOTEBOOK, 3 / len(_OLD_NOTEBOOK)),
        ("notebook_output_fraction", "Jupyter Notebook", _NOTEBOOK,
         len('[{"text": "中 outputs"}]'.encode()) / len(_NOTEBOOK.encode())),
        ("notebook_output_fraction", "Jupyter Notebook", _OLD_NOTEBOOK, 4 / len(_OLD_NOTEBOOK)),
    ],
)  # fmt: skip
def test_signal_of_a_hand_worked_text(
    column: str, language: str | None, text: str, expected: object
) -> None:
    value = _measure(text, language=language).item(0, column)
    assert (pytest.approx(expected) if isinstance(expected, float) else expected) == value


def test_compression_ratio_tells_repetition_from_noise() -> None:
    noise = "".join(map(chr, np.random.default_rng(0).integers(33, 127, 4096)))
    repeated, random = _measure("ab" * 5000, noise)["compression_ratio"]
    assert repeated < 0.02
    assert random > 0.8


def test_repetition_of_a_long_text_stops_at_the_limit() -> None:
    head = " ".join(f"w{i}" for i in range(65_536))
    row = _measure(f"{head} w1 w1 w1 w1").row(0, named=True)
    assert (65_540, 1.0, 0.0) == (
        row["n_words"],
        row["unique_words_fraction"],
        row["top_2gram_fraction"],
    )
