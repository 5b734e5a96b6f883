"""The summary of a run, and its findings."""

import hashlib
import json

import pytest

from dataprep.errors import ConservationError
from dataprep.report import reading
from dataprep.report.console import render
from dataprep.report.display import columns
from dataprep.report.documents import cell
from dataprep.report.findings import FindingFilter, read_findings
from dataprep.report.formats import write_summary
from dataprep.report.notes import rule_note
from dataprep.report.summary import summarize
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

RULES = load_rules([rules_dir()])
FORMS = ("json", "jsonl", "sarif", "junit", "gitlab", "markdown")


def _content(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def _corpus(fates: list[str | None], *, lost: int = 0) -> dict[str, list[dict[str, object]]]:
    """Return the tables of a run over files whose rule is given, None for kept."""
    keys = [
        {"file_id": f"f{n}", "repo_id": "r", "content_id": _content(n)} for n in range(len(fates))
    ]
    return {
        "repos": [{"repo_id": "r", "repo_name": "acme", "n_entries": len(fates) + lost}],
        "files": [{**k, "repo_name": "acme", "path": f"p{n:03}.py"} for n, k in enumerate(keys)],
        "labels": [{**k, "language": "Python", "role": "source"} for k in keys],
        "dispositions": [
            {
                **k,
                "disposition": "dropped" if rule else "kept",
                "rule_group": "roles" if rule else None,
                "rule_id": rule,
                "size_bytes": 10,
            }
            for k, rule in zip(keys, fates, strict=True)
        ],
        "decisions": [
            {**k, "rule_id": rule, "action": "drop", "evidence": "{}"}
            for k, rule in zip(keys, fates, strict=True)
            if rule
        ],
        "rule_counts": [],
        "quarantine": [
            {"repo_id": "r", "path": f"l{n}", "stage": "ingest.read", "rule_id": "symlink"}
            for n in range(lost)
        ],
    }


def test_funnel_adds_up_largest_loss_first(finished) -> None:
    fates = [None, None, "generated", "vendored", "vendored"]
    summary = summarize(finished(_corpus(fates, lost=1)), RULES)
    assert [("kept", 2), ("roles", 3), ("quarantined", 1)] == [
        (line.group, line.n_files) for line in summary.funnel
    ]
    assert (("vendored", 2), ("generated", 1)) == summary.funnel[1].reasons
    assert (6, 0) == (summary.n_entries, summary.n_undecided)


def test_funnel_that_loses_a_file_is_refused(finished) -> None:
    tables = _corpus([None, None])
    tables["dispositions"].pop()
    with pytest.raises(ConservationError, match="1 of 2"):
        summarize(finished(tables), RULES)


def test_run_that_stopped_early_says_what_is_not_decided(finished) -> None:
    tables = _corpus([None, None])
    for name in ("dispositions", "decisions", "rule_counts"):
        del tables[name]
    summary = summarize(finished(tables, failures=["stage 'x' failed on \x1b[2J"]), RULES)
    text = render(summary, width=80, color=False, exit_code=4, n_blocking=0)
    assert "not decided                 2       –  see not run, below" in text
    assert "– not run: stage 'x' failed on \\x1b[2J" in text
    for form in FORMS:
        assert write_summary(summary, form, 4) or form == "jsonl"


def test_source_that_was_left_out_is_said(finished) -> None:
    summary = summarize(finished(_corpus([None]), left_out=["'b' holds no entry"]), RULES)
    text = render(summary, width=80, color=False, exit_code=0, n_blocking=0)
    assert "– left out: 'b' holds no entry\n" in text


def test_pieces_of_a_large_run_give_the_same_summary(finished, monkeypatch) -> None:
    run = finished(_corpus([None, "generated", "license-denied"] * 9, lost=2))
    whole = {form: write_summary(summarize(run, RULES), form, 0) for form in FORMS}
    monkeypatch.setattr(reading, "_ROWS_PER_PIECE", 5)
    assert len(run.pieces) > 3
    assert whole == {form: write_summary(summarize(run, RULES), form, 0) for form in FORMS}


def test_findings_for_people_are_counted_in_full_and_held_in_part(finished) -> None:
    run = finished(_corpus(["license-denied"] * 5 + ["generated"] * 2))
    found = read_findings(run, RULES, FindingFilter(), per_rule=3)
    assert {"license-denied": 5, "generated": 2} == found.counts
    assert ["p000.py", "p001.py", "p002.py"] == [row["path"] for row in found.rows()]
    assert {"error": 0, "warning": 5, "note": 2} == found.by_severity()


def test_baseline_knows_content_and_path(finished) -> None:
    run = finished(_corpus(["license-denied"] * 3))
    known = (
        ("license-denied", "acme", "moved-from.py", _content(0), None),
        ("license-denied", "acme", "p001.py", "of-another-content", None),
        ("generated", "acme", "p002.py", _content(2), None),
    )
    found = read_findings(run, RULES, FindingFilter(known=known))
    assert ["p002.py"] == [row["path"] for row in found.rows()]


def test_rule_that_is_gone_since_the_run_is_shown_by_its_id(finished) -> None:
    summary = summarize(finished(_corpus(["gone-rule"])), RULES)
    assert "gone-rule" == summary.findings.rules["gone-rule"].title
    assert "note" == rule_note(RULES, "gone-rule").severity


def test_missing_signal_counts_kept_files_apart(finished) -> None:
    tables = _corpus([None, None, "not-text"])
    tables["rule_counts"] = [{"repo_id": "r", "rule_id": "no-words", "n_missing": 2}]
    tables["signals"] = [{"content_id": _content(0), "language": "Python", "n_words": 5}]
    summary = summarize(finished(tables), RULES)
    assert [("no-words", 2, 1)] == [(m.rule_id, m.n_files, m.n_kept) for m in summary.missing]
    text = render(summary, width=80, color=False, exit_code=0, n_blocking=0)
    assert "– not applied to kept files that lack the signal\n  no-words 1\n" in text


def test_missing_signal_of_dropped_files_is_no_news(finished) -> None:
    tables = _corpus([None, "not-text"])
    tables["rule_counts"] = [{"repo_id": "r", "rule_id": "no-words", "n_missing": 1}]
    tables["signals"] = [{"content_id": _content(0), "language": "Python", "n_words": 5}]
    summary = summarize(finished(tables), RULES)
    assert "not applied" not in render(summary, width=80, color=False, exit_code=0, n_blocking=0)


@pytest.mark.parametrize("width", [40, 57, 80, 133])
@pytest.mark.parametrize("name", ["名前" * 400, "a\x1b]0;x\x07b", "\u202eevil", "x" * 1_000_000])
def test_any_name_at_any_width_keeps_the_layout(name: str, width: int, finished) -> None:
    tables = _corpus(["license-denied"] * 4)
    for row in tables["files"]:
        row["path"] = f"{name}/{row['path']}"
    tables["repos"][0]["repo_name"] = name
    sources = [{"repo_name": name, "kind": "git", "revision": "0" * 40, "branch": name}]
    summary = summarize(finished(tables, sources=sources), RULES, per_rule=3)
    for color in (False, True):
        text = render(summary, width=width, color=color, exit_code=0, n_blocking=4)
        plain = text.replace("\x1b[32m", "").replace("\x1b[33m", "").replace("\x1b[0m", "")
        assert "\x1b" not in plain
        assert "\u202e" not in plain
        assert max(columns(line) for line in plain.splitlines()[:-1]) <= width
    for form in FORMS:
        out = write_summary(summary, form, 0)
        assert "\x1b" not in out
        if form in {"json", "sarif", "gitlab"}:
            json.loads(out)


def test_cell_of_markdown_holds_no_markup() -> None:
    assert "a&#124;b \\`c\\` &#60;img&#62; &#64;all &#35;1 https&#58;//x \\_y\\_" == cell(
        "a|b `c` <img> @all #1 https://x _y_"
    )
