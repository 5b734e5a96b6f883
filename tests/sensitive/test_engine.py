from __future__ import annotations

import pytest

from dataprep.errors import RuleError
from dataprep.rules.sensitive import SensitiveRule
from dataprep.sensitive.engine import Detection


def rule(rule_id: str, **changes: object) -> SensitiveRule:
    fields: dict[str, object] = {
        "id": rule_id,
        "version": 1,
        "title": "t",
        "what": "w",
        "why": "y",
        "source": "s",
        "severity": "error",
        "entity": "secret",
        "entity_type": "TOKEN",
        "score": 0.9,
        "keywords": ["tok_"],
        "pattern": r"tok_(?P<value>[a-z0-9]{8})",
        "validate": ["placeholder_ok"],
    }
    return SensitiveRule.model_validate({**fields, **changes})


def spans(detection: Detection, text: str, language: str | None = None) -> list[tuple[str, str]]:
    data = text.encode()
    return [(f.rule.id, data[f.start : f.end].decode()) for f in detection.scan(data, language)]


def test_scan_when_the_pattern_has_a_group_then_its_bytes_are_found() -> None:
    found = spans(Detection([rule("a")]), "x = 'tok_ab12cd34' 手\ny tok_00000000")
    assert [("a", "ab12cd34"), ("a", "00000000")] == found


def test_scan_when_a_value_lacks_the_keyword_then_it_is_not_looked_at() -> None:
    one = rule("a", keywords=["never"], pattern=r"tok_[a-z0-9]{8}")
    assert [] == spans(Detection([one]), "tok_ab12cd34")


def test_scan_when_several_groups_match_then_each_is_found() -> None:
    one = rule("a", pattern=r"tok_(?P<value>[a-z]{2})-(?P<value_2>[0-9]{2})")
    assert [("a", "ab"), ("a", "12")] == spans(Detection([one]), "tok_ab-12")


def test_scan_when_findings_overlap_then_the_secret_then_the_surer_stays() -> None:
    mail = rule(
        "m", entity="email", entity_type="EMAIL_ADDRESS", score=1.0, pattern="tok_[a-z0-9]{8}@x"
    )
    weak, strong = rule("weak", score=0.5), rule("strong", score=0.8)
    assert [("strong", "ab12cd34")] == spans(Detection([mail, weak, strong]), "tok_ab12cd34@x")


def test_scan_when_a_long_finding_holds_several_then_all_others_stay() -> None:
    whole = rule("whole", score=0.4, pattern="tok_.*")
    part = rule("part", score=0.9)
    text = "tok_ab12cd34 and tok_zz12cd34"
    assert [("part", "ab12cd34"), ("part", "zz12cd34")] == spans(Detection([whole, part]), text)


def test_scan_when_a_language_is_left_out_then_the_rule_is_silent() -> None:
    one = rule("a", languages={"not": ["markdown"]})
    detection = Detection([one])
    assert [] == spans(detection, "tok_ab12cd34", "markdown")
    assert [("a", "ab12cd34")] == spans(detection, "tok_ab12cd34", None)


def test_scan_when_a_context_word_is_required_then_only_near_it() -> None:
    one = rule("a", context={"words": ["phone", "手机"], "chars": 12})
    detection = Detection([one])
    assert [] == spans(detection, "microphone tok_ab12cd34")
    assert [("a", "ab12cd34")] == spans(detection, "userPhone tok_ab12cd34")
    assert [("a", "ab12cd34")] == spans(detection, "USER_PHONE=tok_ab12cd34")
    assert [("a", "ab12cd34")] == spans(detection, "手机tok_ab12cd34")
    assert [] == spans(detection, "phone" + " " * 20 + "tok_ab12cd34")


def test_scan_when_a_context_word_only_raises_the_score_then_it_is_lower_without() -> None:
    one = rule("a", context={"words": ["phone"], "required": False, "without": 0.2})
    found = Detection([one]).scan(b"tok_ab12cd34\nphone tok_ab12cd34")
    assert [0.2, 0.9] == [f.score for f in found]


def test_scan_when_a_pattern_reaches_over_lines_then_the_whole_is_found() -> None:
    one = rule("a", keywords=["BEGIN"], pattern=r"(?s)BEGIN\n(?P<value>.+?)\nEND", multiline=100)
    assert [("a", "x\ny")] == spans(Detection([one]), "BEGIN\nx\ny\nEND\n")


def test_scan_when_many_rules_share_a_keyword_then_each_is_asked() -> None:
    rules = [rule(f"r{n}", pattern=rf"tok_(?P<value>{n}[0-9]+)") for n in range(6)]
    assert [("r3", "345")] == spans(Detection(rules), "tok_345")


@pytest.mark.parametrize(
    "changes",
    [{"pattern": "(?=x)"}, {"pattern": None, "detector": "no_such_module"}],
)
def test_detection_when_a_rule_cannot_be_used_then_it_is_named(changes: dict[str, object]) -> None:
    with pytest.raises(RuleError, match="bad"):
        Detection([rule("bad", **changes)])


@pytest.mark.parametrize(
    "changes",
    [
        {"pattern": None},
        {"presidio": "X"},
        {"keywords": []},
        {"prefilter": "x"},
        {"found_by": "detect.names"},
        {"entity": "colour"},
        {"validate": [{"a": 1, "b": 2}]},
    ],
)
def test_rule_when_fields_contradict_then_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        rule("bad", **changes)
