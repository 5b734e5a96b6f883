from collections.abc import Sequence

import pytest

from dataprep.defects.checks import Checks
from dataprep.defects.model import Scan
from dataprep.errors import RuleError
from dataprep.rules.defect import DefectRule
from tests.defects.rules import rule


def _spans(text: str, *rules: DefectRule, slug: str = "python") -> list[tuple[str, str]]:
    scan = Checks(slug, rules).scan(text.encode())
    return [(d.rule.id, text.encode()[d.start : d.end].decode()) for d in scan.defects]


def test_query_when_two_captures_have_to_be_equal_then_only_such_places_are_found() -> None:
    assert [("python-same", "a == a")] == _spans("x = a == a\ny = a == b\n", rule())


def test_query_when_two_captures_have_to_differ_then_the_others_are_found() -> None:
    other = rule(query=str(rule().query).replace("#eq?", "#not-eq?"))
    assert [("python-same", "a == b")] == _spans("x = a == a\ny = a == b\n", other)


def test_spans_are_bytes_of_cjk_and_emoji() -> None:
    assert [("python-same", "é == é")] == _spans("x = '日本😀'; y = é == é\n", rule())


def test_keywords_when_no_text_holds_them_then_their_rule_is_not_asked() -> None:
    never = rule("python-never", keywords=["absent"])
    assert [("python-same", "a == a")] == _spans("a == a\n", rule(), never)
    assert Scan("", "complete", 1).status == Checks("python", [never]).scan(b"a == a\n").status
    assert () == Checks("python", [never]).scan(b"a == a\n").defects


def test_keywords_when_a_text_holds_one_then_their_rule_is_asked() -> None:
    held = rule("python-held", keywords=["none", "absent"])
    assert [("python-held", "a == a"), ("python-same", "a == a")] == _spans(
        "a == a  # absent\n", held, rule()
    )


def test_keywords_with_blanks_and_quotes_are_looked_for_too() -> None:
    quoted = rule("python-quoted", keywords=['x = "'])
    assert [] == _spans("a == a\n", quoted)
    assert [("python-quoted", "a == a")] == _spans('x = "1"\na == a\n', quoted)


def test_rules_of_other_languages_are_left_out() -> None:
    assert [] == _spans("a == a\n", rule(languages=["java"]))
    assert 0 == Checks("python", [rule(languages=["java"])]).n_rules


def test_scan_when_the_text_has_errors_then_it_is_partial_and_says_how_much() -> None:
    scan = Checks("python", [rule()]).scan(b"a == a\nx = (((\n")
    assert "partial" == scan.status
    assert scan.cause is not None
    assert "could not be parsed" in scan.cause


def test_scan_when_the_text_is_too_large_then_it_says_so() -> None:
    scan = Checks("python", [rule()]).scan(b"a = 1\n" * 800_000)
    assert ("too-large", "too large to parse", []) == (scan.status, scan.cause, list(scan.defects))


def test_findings_of_a_rule_are_bounded_and_in_order() -> None:
    scan = Checks("python", [rule()]).scan(b"a == a\n" * 1_500)
    assert 1_000 == len(scan.defects)
    starts = [defect.start for defect in scan.defects]
    assert sorted(starts) == starts


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("(comparison_operator) @other", ["captures no @found"]),
        ("(no_such_node) @found", ["python-same", "no_such_node"]),
    ],
)
def test_query_when_it_cannot_be_used_then_the_error_names_the_rule(
    query: str, words: Sequence[str]
) -> None:
    with pytest.raises(RuleError) as caught:
        Checks("python", [rule(query=query)])
    assert all(word in str(caught.value) for word in words)


def test_detector_when_there_is_none_of_that_name_then_the_error_names_the_rule() -> None:
    with pytest.raises(RuleError, match=r"python-same: there is no detector 'no_such'"):
        Checks("python", [rule(detector="no_such")])
