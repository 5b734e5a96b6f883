from dataprep.defects.ruff import ruff_version, run_ruff
from tests.defects.rules import rule

MUTABLE = rule("python-mutable-default", ruff="B006")


def test_findings_are_spans_in_bytes_of_cjk_and_emoji() -> None:
    text = "def 関数(名='😀', b=[]):\n    return b\n".encode()
    (scan,) = run_ruff({"0" * 64: text}, [MUTABLE]).values()
    assert [b"[]"] == [text[d.start : d.end] for d in scan.defects]
    assert ("complete", None, 1, ruff_version()) == (
        scan.status, scan.cause, scan.n_rules, scan.engine,
    )  # fmt: skip


def test_comments_that_pass_over_and_configuration_of_the_text_are_not_obeyed() -> None:
    text = b"# ruff: noqa\ndef f(b=[]):  # noqa\n    return b\n"
    (scan,) = run_ruff({"0" * 64: text}, [MUTABLE]).values()
    assert 1 == len(scan.defects)


def test_lines_end_with_carriage_returns_too() -> None:
    text = b"x = 1\rdef f(b=[]):\r\n    return b\r"
    (scan,) = run_ruff({"0" * 64: text}, [MUTABLE]).values()
    assert [b"[]"] == [text[d.start : d.end] for d in scan.defects]


def test_text_when_its_syntax_is_wrong_then_it_is_partial_and_others_are_not() -> None:
    texts = {"0" * 64: b"x = (\n", "1" * 64: b"x = 1\n"}
    assert ["partial", "complete"] == [one.status for one in run_ruff(texts, [MUTABLE]).values()]


def test_no_rules_or_no_texts_run_nothing() -> None:
    assert {} == run_ruff({"0" * 64: b"x = 1\n"}, [])
    assert {} == run_ruff({}, [MUTABLE])
