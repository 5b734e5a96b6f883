"""Trees of texts within bounds."""

import pytest

from dataprep.syntax import tree
from dataprep.syntax.spec import all_syntaxes, syntax_of
from dataprep.syntax.tree import MAX_BYTES, grammar_of, parse


def test_parse_when_text_is_whole_then_there_is_a_tree_without_errors() -> None:
    found = parse(b"def f(a):\n    return a\n", grammar_of("python"))
    assert "parsed" == found.status
    assert 0 == found.errors.n_errors


def test_parse_when_text_is_cut_off_then_errors_are_counted() -> None:
    found = parse(b"def f(a:\n    return (a\nclass", grammar_of("python"))
    assert "parsed" == found.status
    assert found.errors.n_errors > 0
    assert 0 < found.errors.n_bytes <= 29


def test_parse_when_text_is_too_large_then_it_says_so() -> None:
    assert "too-large" == parse(b"#" * (MAX_BYTES + 1), grammar_of("python")).status
    assert "parsed" == parse(b"#" * MAX_BYTES, grammar_of("python")).status


@pytest.mark.parametrize("bomb", [b"(" * 100_000, b"{" * 100_000, b"[" * 100_000])
def test_parse_when_brackets_never_close_then_it_is_too_costly(bomb: bytes) -> None:
    assert "too-costly" == parse(bomb, grammar_of("javascript")).status


@pytest.mark.parametrize("line", [b"# forty bytes or so in each of the lines\n", b"\\\n"])
def test_parse_when_the_scanner_looks_ahead_again_and_again_then_it_is_too_costly(
    monkeypatch: pytest.MonkeyPatch, line: bytes
) -> None:
    monkeypatch.setattr(tree, "_MAX_READ", 8 << 20)
    grammar = grammar_of("python")
    assert "too-costly" == parse(b"a = 1\n" + line * 3_000, grammar).status
    assert "parsed" == parse(b"a = 1\n" + line * 300, grammar).status


def test_parse_when_steps_lead_nowhere_then_the_length_of_the_text_buys_no_more() -> None:
    found = [parse(b"<a" * n, grammar_of("csharp")) for n in (20_000, 200_000)]
    assert ["too-costly"] * 2 == [one.status for one in found]
    assert found[0].steps == found[1].steps < 2_500


def test_parse_when_steps_lead_on_then_their_sum_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = b"value = another + third\n" * 2_000
    assert "parsed" == parse(text, grammar_of("python")).status
    grammar = grammar_of("python")
    monkeypatch.setattr(grammar, "syntax", grammar.syntax.model_copy(update={"max_steps": 500}))
    found = parse(text, grammar)
    assert ("too-costly", 501) == (found.status, found.steps)


def test_parse_when_brackets_close_then_depth_alone_costs_nothing() -> None:
    found = parse(b"x = " + b"(" * 20_000 + b"1" + b")" * 20_000, grammar_of("python"))
    assert "parsed" == found.status


def test_parse_when_called_twice_then_steps_are_the_same() -> None:
    text = b"x = [1, 2, {3: 4}]\n" * 500
    assert parse(text, grammar_of("python")).steps > 0
    assert parse(text, grammar_of("python")).steps == parse(text, grammar_of("python")).steps


def test_parse_when_one_was_too_costly_then_the_next_is_read_from_its_start() -> None:
    grammar = grammar_of("python")
    parse(b"(" * 200_000, grammar)
    found = parse(b"a = 1\n", grammar).tree
    assert found is not None
    assert "module" == found.root_node.type
    assert 6 == found.root_node.end_byte


def test_languages_are_claimed_once_and_known_by_linguist_name() -> None:
    assert syntax_of("Python") is all_syntaxes()["python"]
    assert syntax_of("Brainfuck") is None


@pytest.mark.parametrize("language_id", sorted(all_syntaxes()))
def test_grammar_knows_the_keywords_of_its_language(language_id: str) -> None:
    assert len(grammar_of(language_id).keywords) > 5
