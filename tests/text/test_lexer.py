"""Comments, strings and code of every language, and what holds for any bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dataprep.errors import RuleError
from dataprep.text import _lexer_files
from dataprep.text._lexer_model import Lexer
from dataprep.text.lexer import (
    CODE,
    COMMENT,
    DOCSTRING,
    NO_LEXER,
    STRING,
    classify,
    classify_text,
    lexer_languages,
)

CASES = [
    tuple(line.split("\t", 1))
    for line in Path(__file__).with_name("lexer_cases.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
CLASSES = {"c": COMMENT, "s": STRING, "d": DOCSTRING}
LANGUAGES = sorted(lexer_languages())
FRAGMENTS = [
    '"', "'", "`", "/", "\\", "\n", "\r\n", "#", "${", "}", "{", "(", ")", "<<EOF", "\nEOF\n",
    '"""', "'''", "/*", "*/", "--[[", "]]", 'r#"', '"#', "<", ">", "</", "<?php", "?>", "=begin",
    "def f():\n", " ", "x", "é", "%w[", "q{", "s/", "|\n", "  y\n", "$(", "((", "=cut", "<script>",
    "</script>", "R\"x(", ")x\"",
]  # fmt: skip
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(lambda parts: "".join(parts).encode())


def _expected(marked: str) -> tuple[bytes, list[int]]:
    """Read a marked text; inside a mark only its own end is looked for."""
    marked = re.sub(r"(?<!\\)\\n", "\n", marked).replace("\\\\n", "\\\n").replace("\\t", "\t")
    text, classes = "", []
    while marked:
        plain, mark, rest = re.fullmatch(r"(.*?)(?:\{([csd])(.*))?", marked, re.DOTALL).groups("")
        inside, _, marked = rest.partition(mark + "}") if mark else ("", "", "")
        text += plain + inside
        classes += [CODE] * len(plain) + [CLASSES.get(mark, CODE)] * len(inside)
    return text.encode("latin-1"), classes


@pytest.mark.parametrize(("language", "marked"), CASES, ids=range(len(CASES)))
def test_classify_when_text_is_marked_then_classes_are_as_marked(language, marked):
    text, expected = _expected(marked)
    assert (text, expected) == (text, classify_text(text, language).tolist())


def test_cases_when_language_has_a_lexer_then_there_is_one():
    assert set() == lexer_languages() - {language for language, _ in CASES}


def test_classify_when_language_is_unknown_then_no_lexer():
    data = np.frombuffer(b"ab# c", np.uint8)
    got = classify(data, np.array([0, 1, 2, 5]), [None, "No Such Language", "Python"])
    assert [NO_LEXER, NO_LEXER, COMMENT, CODE, CODE] == [*got[:3].tolist(), 0, 0]


def test_classify_when_empty_then_empty():
    assert [] == classify(np.zeros(0, np.uint8), np.zeros(1, np.int64), []).tolist()


def test_classify_when_buffer_is_read_only_then_it_is_not_written():
    text = b"x = 'a'"
    data = np.frombuffer(text, np.uint8)
    assert not data.flags.writeable
    classify(data, np.array([0, 7]), ["Python"])
    assert b"x = 'a'" == text


@given(st.lists(st.tuples(texts, st.sampled_from([*LANGUAGES, None])), max_size=6))
@settings(max_examples=150, deadline=None)
def test_classify_when_texts_are_concatenated_then_each_as_if_alone(items):
    joined = b"".join(text for text, _ in items)
    offsets = np.cumsum([0, *(len(text) for text, _ in items)]).astype(np.int64)
    got = classify(np.frombuffer(joined, np.uint8), offsets, [language for _, language in items])
    assert len(joined) == len(got)
    for k, (text, language) in enumerate(items):
        alone = classify_text(text, language or "")
        assert alone.tolist() == got[offsets[k] : offsets[k + 1]].tolist()
        assert language is None or set(alone.tolist()) <= {CODE, COMMENT, STRING, DOCSTRING}


@given(st.binary(max_size=200), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_classify_when_bytes_are_arbitrary_then_every_byte_has_a_class(text, language):
    assert set(classify_text(text, language).tolist()) <= {CODE, COMMENT, STRING, DOCSTRING}


@pytest.mark.parametrize(
    "unit", [b"/*", b"${`", b"{(", b"<a>", b"<<A ", b"'\\", b"[[=", b"|\n ", b'r#"', b"/ "]
)
def test_classify_when_nesting_is_deep_then_time_is_linear(unit):
    for language in (
        "JavaScript",
        "Rust",
        "Ruby",
        "Shell",
        "Lua",
        "YAML",
        "HTML",
        "Python",
        "Perl",
    ):
        text = unit * (300_000 // len(unit))
        classify_text(b"", language)
        started = time.process_time()
        classify_text(text, language)
        assert time.process_time() - started < 1


def test_classify_when_nesting_exceeds_the_stack_then_the_rest_is_read_in_the_innermost_mode():
    got = classify_text(b"/*" * 2000 + b"*/" * 2000 + b"x", "Rust")
    assert {COMMENT} == set(got[:5022].tolist())


def test_classify_when_line_ends_are_cr_then_line_comments_end():
    assert [1, 1, 0, 0] == classify_text(b"#a\rb", "Python").tolist()


def test_classify_when_a_byte_order_mark_leads_then_the_docstring_is_found():
    got = classify_text(b"\xef\xbb\xbf'''d'''", "Python")
    assert [CODE, DOCSTRING] == [int(got[0]), int(got[-1])]


def test_docstring_when_header_spans_lines_then_found():
    text = b"def f(a: 'x',\n  b={'k': 1}) -> 'T':\n  'doc'\n"
    assert DOCSTRING == classify_text(text, "Python")[text.index(b"'doc'")]


def test_docstring_when_string_goes_on_as_expression_then_string():
    text = b"def f():\n  'a' % b\n"
    assert STRING == classify_text(text, "Python")[text.index(b"'a'")]


@pytest.mark.parametrize("name", LANGUAGES)
def test_language_file_when_loaded_then_it_names_its_source(name):
    language_id = _lexer_files.lexer_ids()[name]
    path = _lexer_files.rules_dir() / "languages" / f"{language_id}.yaml"
    document = yaml.safe_load(path.read_bytes())
    assert (language_id, name) == (document["id"], document["name"])
    assert document["source"]
    assert isinstance(_lexer_files.load_lexer(language_id), Lexer)


def test_lexer_schema_when_a_key_is_unknown_then_refused():
    with pytest.raises(ValidationError):
        Lexer.model_validate({"line_coments": ["#"]})


def test_load_lexer_when_file_is_absent_then_rule_error():
    with pytest.raises(RuleError, match="no-such-language"):
        _lexer_files.load_lexer("no-such-language")


def test_import_when_nothing_is_classified_then_numba_stays_out():
    code = (
        "import sys, dataprep.text.lexer as l; l.lexer_languages(); print('numba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False\n" == done.stdout
