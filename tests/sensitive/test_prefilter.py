from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.errors import RuleError
from dataprep.sensitive.prefilter import literal, make_prefilter

ENGINES = ("hyperscan", "re2")
EXPRESSIONS = (literal("ghp_"), "[0-9]{6}", literal("手机"), "(?i)pass[a-z]{0,9} ?= ?[^ ]{4}")


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_when_keywords_and_expressions_hit_then_each_line_once(engine: str) -> None:
    text = "a\nGHP_1 ghp_2\nno\n手机 1234567\r\nlast 999999".encode()
    lines = make_prefilter(EXPRESSIONS, engine).lines(text)
    found = [(text[start:end].decode(), numbers) for start, end, numbers in lines]
    expected = [("GHP_1 ghp_2", [0]), ("手机 1234567\r", [1, 2]), ("last 999999", [1])]
    assert expected == found


@pytest.mark.parametrize("engine", ENGINES)
def test_lines_when_nothing_hits_or_text_is_empty_then_none(engine: str) -> None:
    prefilter = make_prefilter(EXPRESSIONS, engine)
    assert [] == prefilter.lines(b"")
    assert [] == prefilter.lines(b"\n\n12345\n")


@pytest.mark.parametrize("engine", ENGINES)
def test_prefilter_when_an_expression_is_wrong_then_a_rule_error(engine: str) -> None:
    with pytest.raises(RuleError):
        make_prefilter(["(unclosed"], engine)


@given(st.text(alphabet="gGhHpP_0123456789手机pass= \n", max_size=200))
def test_lines_when_engines_differ_then_the_same_lines(text: str) -> None:
    data = text.encode()
    first, second = (make_prefilter(EXPRESSIONS, engine).lines(data) for engine in ENGINES)
    assert first == second


def test_lines_when_one_line_is_huge_then_linear() -> None:
    text = b"ghp_ " * 200_000
    assert [(0, len(text), [0])] == make_prefilter(EXPRESSIONS).lines(text)
