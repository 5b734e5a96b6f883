"""Runs of semgrep: places, faults, limits, and what is left out without a difference."""

import hashlib
import stat
from pathlib import Path

import pytest

from dataprep.defects.semgrep import Core, Limits, Match, Semgrep, Text, run_semgrep
from dataprep.defects.semgrep import run as run_module
from dataprep.defects.semgrep.answer import outcomes
from dataprep.defects.semgrep.process import CoreFailedError
from dataprep.errors import RuleError


def _rule(rule_id: str, pattern: str, *languages: str, **more: object) -> dict[str, object]:
    named = list(languages or ("python",))
    rule = {"id": rule_id, "languages": named, "severity": "ERROR", "message": "m"}
    return {**rule, "pattern": pattern, **more}


def _text(text: str | bytes, language: str = "python") -> Text:
    data = text if isinstance(text, bytes) else text.encode()
    return Text(hashlib.sha256(data).hexdigest(), language, data)


FOO = _rule("foo", "foo(...)")


def _found(core: Core, text: str | bytes, language: str = "python", **rule: object) -> list[bytes]:
    one = _text(text, language)
    rules = [
        _rule("foo", "foo(...)", "python", "js", "java", "go", "c", "cpp", "ts", "ruby", "php")
    ]
    (outcome,) = Semgrep(core, rules).scan([one])
    return [one.data[m.start : m.end] for m in outcome.matches]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("python", "# 中文 😀 é\nx = '😀中'; foo(1)\n"),
        ("javascript", "// 中文 😀 é\nx = '😀中'; foo(1);\n"),
        ("typescript", "// 中文 😀 é\nx = '😀中'; foo(1);\n"),
        ("java", '// 中文 😀\nclass A { void m() { String s = "😀"; foo(1); } }\n'),
        ("go", 'package a\n// 中文 😀\nfunc m() { s := "😀"; foo(1) }\n'),
        ("c", '/* 中文 😀 */ void m() { char *s = "😀"; foo(1); }\n'),
        ("cpp", '/* 中文 😀 */ void m() { auto s = "😀"; foo(1); }\n'),
        ("ruby", "# 中文 😀\ns = '😀'; foo(1)\n"),
        ("php", "<?php // 中文 😀\n$s = '😀'; foo(1);\n"),
    ],
)
def test_place_behind_wide_letters_is_in_bytes(core: Core, language: str, text: str) -> None:
    assert [b"foo(1)"] == [found.removesuffix(b";") for found in _found(core, text, language)]


def test_place_in_a_text_with_carriage_returns_is_in_bytes(core: Core) -> None:
    assert [b"foo(1)", b"foo(2)"] == _found(core, b"x = 1\r\nfoo(1)\r\n\r\nfoo(2)\r\n")


def test_place_behind_a_mark_of_byte_order_counts_the_mark(core: Core) -> None:
    assert [b"foo(1)"] == _found(core, b"\xef\xbb\xbffoo(1)\n")


def test_comments_that_pass_findings_over_are_not_obeyed(core: Core) -> None:
    text = "foo(1)  # nosem\nfoo(2)  # nosemgrep: foo\n# nosemgrep\nfoo(3)\n"
    assert [b"foo(1)", b"foo(2)", b"foo(3)"] == _found(core, text)


def test_text_that_is_broken_in_part_is_partial_with_its_lines(core: Core) -> None:
    text = _text("foo(1)\nx = 1\nif x  foo(\nfoo(3)\n")
    (outcome,) = run_semgrep(core, [FOO], [(text.content_id, "python", text.data)])
    assert ("partial", "parts of it cannot be parsed") == (outcome.status, outcome.cause)
    assert b"if x  foo(" in text.data[slice(*outcome.unread[0])]
    assert (Match(0, 6, "foo"),) == outcome.matches


def test_outcomes_are_sorted_and_cover_every_text(core: Core) -> None:
    texts = [_text(f"x = {n}\nfoo({n})\n" if n % 2 else f"y = {n}\n") for n in range(20)]
    outcomes = Semgrep(core, [FOO]).scan(texts)
    assert sorted(text.content_id for text in texts) == [one.content_id for one in outcomes]
    assert 10 == sum(len(one.matches) for one in outcomes)
    assert outcomes == Semgrep(core, [FOO]).scan(reversed(texts))
    assert {("complete", None, 1)} == {(one.status, one.cause, one.n_rules) for one in outcomes}


def test_same_text_in_two_languages_has_an_outcome_for_each(core: Core) -> None:
    rules = [_rule("one", "foo(...)", "javascript"), _rule("two", "foo(...)", "typescript")]
    texts = [_text("foo(1);\n", language) for language in ("typescript", "javascript", "tsx")]
    outcomes = Semgrep(core, rules).scan(texts)
    assert [("javascript", "one"), ("tsx", "two"), ("typescript", "two")] == [
        (one.language, one.matches[0].rule_id) for one in outcomes
    ]


def test_large_and_packed_texts_are_said_and_not_read(core: Core) -> None:
    limits = Limits(size_bytes=200, line_bytes=50)
    texts = ["foo(1)\n" * 40, "foo(1);" * 20 + "\n", "foo(1)\n" * 20]
    outcomes = {one.content_id: one for one in Semgrep(core, [FOO], limits).scan(map(_text, texts))}
    large, packed, read = (outcomes[_text(text).content_id] for text in texts)
    assert ("too-large", "it is larger than 200 bytes") == (large.status, large.cause)
    assert ("too-large", "it has a line of over 50 bytes") == (packed.status, packed.cause)
    assert ("complete", 20) == (read.status, len(read.matches))


def test_rule_that_semgrep_refuses_is_named(core: Core) -> None:
    with pytest.raises(RuleError, match="bad"):
        Semgrep(core, [_rule("bad", "foo(((")], is_filtered=False).scan([_text("foo(1)")])


def test_folder_of_a_run_is_private_and_gone_afterwards(
    core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, list[str]]] = []
    ask = run_module.ask

    def look(core, arguments, folder, timeout_s):
        seen.append((stat.S_IMODE(folder.stat().st_mode), [p.name for p in folder.glob("*/*.py")]))
        return ask(core, arguments, folder, timeout_s)

    monkeypatch.setattr(run_module, "ask", look)
    text = _text("foo(1)\n")
    Semgrep(core, [FOO]).scan([text], tmp_path)
    assert [(0o700, [f"{text.content_id}.py"])] == seen
    assert [] == list(tmp_path.iterdir())


def test_crash_of_the_engine_costs_one_text_only(
    core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [_text(f"foo({n})\n") for n in range(8)]
    bad = texts[3].content_id
    ask = run_module.ask

    def crash(core, arguments, folder, timeout_s):
        if any(place.stem == bad for place in folder.glob("*/*.py")):
            raise CoreFailedError("it ended with -11, without an answer")
        return ask(core, arguments, folder, timeout_s)

    monkeypatch.setattr(run_module, "ask", crash)
    outcomes = {one.content_id: one for one in Semgrep(core, [FOO]).scan(texts, tmp_path)}
    failed = outcomes.pop(bad)
    assert "failed" == failed.status
    assert "semgrep failed on it: it ended with -11, without an answer" == failed.cause
    assert {("complete", 1)} == {(one.status, len(one.matches)) for one in outcomes.values()}
    assert [] == list(tmp_path.iterdir())


def test_engine_whose_time_is_over_is_ended(tmp_path: Path) -> None:
    slow = tmp_path / "semgrep-core"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    limits = Limits(base_s=0.2, text_s=0.0)
    semgrep = Semgrep(Core(slow, "0"), [FOO], limits, is_filtered=False)
    (outcome,) = semgrep.scan([_text("foo(1)\n")], tmp_path)
    assert ("timeout", "semgrep failed on it: its time was over") == (outcome.status, outcome.cause)


def test_rule_that_runs_out_of_time_is_said(core: Core) -> None:
    text = _text("x = [" + "[" * 2000 + "]" * 2000 + "]\nfoo(1)\n")
    (outcome,) = Semgrep(core, [FOO], is_filtered=False).scan([text])
    assert outcome.status in {"complete", "partial", "timeout", "failed"}
    assert (outcome.cause is None) == (outcome.status == "complete")


def test_paths_that_a_rule_names_mean_nothing(core: Core) -> None:
    rule = _rule("foo", "foo(...)", paths={"exclude": ["*"]})
    for is_filtered in (True, False):
        (outcome,) = Semgrep(core, [rule], is_filtered=is_filtered).scan([_text("foo(1)\n")])
        assert 1 == len(outcome.matches)


def test_text_that_cannot_be_parsed_at_all_is_said(core: Core) -> None:
    text = _text("{% load x %}\nfoo(1); }}}} {% if %} ((( [ } )\n", "javascript")
    rule = _rule("foo", "foo(...)", "js")
    (outcome,) = Semgrep(core, [rule]).scan([text])
    assert outcome.status in {"failed", "partial"}
    assert outcome.cause in {"it cannot be parsed", "parts of it cannot be parsed"}


@pytest.mark.parametrize(
    ("told", "rule_id", "expected"),
    [
        ("Timeout", "v0", ("timeout", "rules ran out of time")),
        ("Out of memory", "v0", ("partial", "it needs too much memory")),
        ("Out of memory", None, ("failed", "it needs too much memory")),
        ("OutOfMemory", None, ("failed", "it needs too much memory")),
        ("Stack overflow", None, ("failed", "it is nested too deep")),
        ("Syntax error", None, ("failed", "it cannot be parsed")),
        ("AST builder error", None, ("failed", "it cannot be parsed")),
        ("Fatal error", None, ("failed", "semgrep failed on it")),
        ("Internal matching error", "v0", ("partial", "semgrep failed on it")),
        (["PartialParsing", []], None, ("partial", "parts of it cannot be parsed")),
    ],
)
def test_fault_on_a_text_is_its_status(
    told: object, rule_id: str | None, expected: tuple[str, str]
) -> None:
    error = {"error_type": told, "rule_id": rule_id, "severity": "warn", "location": {"path": "p"}}
    answer = {"errors": [error], "results": []}
    (outcome,) = outcomes(answer, {"p": _text("foo(1)\n")}, {"python": 1}, {"v0": "foo"})
    assert expected == (outcome.status, outcome.cause)


def test_fault_that_names_no_text_is_a_crash() -> None:
    error = {"error_type": "Fatal error", "severity": "error"}
    with pytest.raises(CoreFailedError):
        outcomes({"errors": [error], "results": []}, {}, {}, {})


@pytest.mark.parametrize("told", ["Rule parse error", ["PatternParseError", []]])
def test_fault_of_a_rule_is_an_error_with_its_id(told: object) -> None:
    error = {"error_type": told, "rule_id": "v0", "severity": "error"}
    with pytest.raises(RuleError, match="foo: "):
        outcomes({"errors": [error], "results": []}, {}, {}, {"v0": "foo"})
