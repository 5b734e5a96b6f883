"""The scan for many words against Python's own search, and what holds for any texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataprep.text.literals import Literal, LiteralSet

_FEW = st.sampled_from([b"a", b"A", b"b", b"B", b"_", b"\n", b"\xff"])
TEXTS = st.lists(st.one_of(st.lists(_FEW, max_size=60).map(b"".join), st.binary(max_size=40)))
WORDS = st.lists(_FEW, min_size=2, max_size=6).map(b"".join)
LITERALS = st.lists(
    st.builds(
        Literal,
        word=WORDS,
        bit=st.integers(0, 130),
        ignores_case=st.booleans(),
        within=st.none() | st.integers(0, 20),
    ).map(lambda one: one if not one.ignores_case else _folded(one)),
    max_size=12,
)


def _folded(literal):
    return Literal(literal.word.lower(), literal.bit, ignores_case=True, within=literal.within)


def _stands_in(literal, text):
    part = text[: literal.within]
    return literal.word in (part.lower() if literal.ignores_case else part)


def _bits(row):
    return {
        64 * column + bit for column, mask in enumerate(row) for bit in range(64) if mask >> bit & 1
    }


@settings(max_examples=200, deadline=None)
@given(literals=LITERALS, texts=TEXTS)
def test_scan_when_words_and_texts_are_anything_then_it_agrees_with_in(literals, texts):
    found = LiteralSet(literals).scan(texts).tolist()
    expected = [{one.bit for one in literals if _stands_in(one, text)} for text in texts]
    assert expected == [_bits(row) for row in found]


def test_scan_when_a_word_goes_over_the_border_of_two_texts_then_it_is_not_found():
    assert [[0], [0]] == LiteralSet([Literal(b"word", 0)]).scan([b"a wo", b"rd b"]).tolist()


def test_scan_when_a_word_ends_at_its_limit_then_it_is_found_and_behind_it_is_not():
    words = LiteralSet([Literal(b"word", 0, within=6)])
    assert [[1], [0]] == words.scan([b"a word", b"an word"]).tolist()


@pytest.mark.parametrize("n_words", [0, 400])
def test_scan_when_words_are_none_or_many_then_it_agrees_with_in(n_words):
    words = [f"word{number:03}" for number in range(n_words)]
    literals = [Literal(word.encode(), number) for number, word in enumerate(words)]
    found = LiteralSet(literals).scan([b"", b"word007 word399"]).tolist()
    assert [set(), {7, 399} & set(range(n_words))] == [_bits(row) for row in found]


def test_literal_set_when_a_word_is_too_short_then_it_is_refused():
    with pytest.raises(ValueError, match="fewer than two bytes"):
        LiteralSet([Literal(b"a", 0)])
