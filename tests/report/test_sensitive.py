from __future__ import annotations

import json

from dataprep.report.console import render
from dataprep.report.exchange import as_gitlab, as_sarif
from dataprep.report.findings import FindingFilter, place_of, read_findings
from dataprep.report.sensitive import read_sensitive
from dataprep.report.summary import summarize
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

RULES = load_rules([rules_dir()])
STAGES = [{"stage": name} for name in ("detect.contents", "redact.texts")]
SECRET, MAIL = "private-key", "email-address"


def _finding(content: str, rule_id: str, line: int, **more: object) -> dict[str, object]:
    is_secret = rule_id == SECRET
    return {
        "content_id": content * 64,
        "language": "Python",
        "kind": "secret" if is_secret else "pii",
        "entity": "secret" if is_secret else "email",
        "rule_id": rule_id,
        "severity": "error" if is_secret else "warning",
        "line": line,
        "column": 7,
        "length": 20,
        "place": "text",
        "fingerprint": f"{rule_id}{line}",
        **more,
    }


def _decided(action: str, *places: str) -> dict[str, object]:
    found = [{"action": action, "entity": "x", "place": place, "n_findings": 1} for place in places]
    return {"action": action, "rule_group": "privacy", "evidence": json.dumps({"found": found})}


def _tables(kept: str = "ab") -> dict[str, list[dict[str, object]]]:
    files = [
        {
            "file_id": name,
            "repo_id": "r",
            "content_id": name * 64,
            "path": f"{name}.py",
            "repo_name": "acme",
        }
        for name in "abc"
    ]
    return {
        "repos": [{"repo_id": "r", "repo_name": "acme", "n_entries": 3}],
        "files": files,
        "labels": [{**file, "language": "Python"} for file in files],
        "findings": [
            _finding("a", SECRET, 3),
            _finding("a", MAIL, 9),
            _finding("b", MAIL, 2, repo_id="r", language=None),
            _finding("b", MAIL, 2, repo_id="another", language=None),
            _finding("b", MAIL, 5, language="Ruby"),
            _finding("c", SECRET, 1),
        ],
        "decisions": [
            {**files[0], "rule_id": SECRET, **_decided("redact", "text")},
            {**files[0], "rule_id": MAIL, **_decided("note", "test")},
            {**files[1], "rule_id": MAIL, **_decided("redact", "text")},
        ],
        "dispositions": [
            {**file, "disposition": "kept" if file["file_id"] in kept else "dropped"}
            for file in files
        ],
        "redacted": [
            {"content_id": "a" * 64, "variant": "v", "n_redacted": 2, "spans": [], "checks": []}
        ],
        "quarantine": [],
    }


def test_sensitive_when_files_are_kept_then_their_findings_count_by_kind(finished) -> None:
    found = read_sensitive(finished(_tables(), stages=STAGES))
    secrets, personal = found.kinds
    assert {"error": 1, "warning": 0, "note": 0} == secrets.severities
    assert {"email": 2} == personal.entities
    assert {"note": 1, "redact": 1} == personal.actions
    assert (2, "a.py", 9) == (personal.n_files, personal.first_path, personal.first_line)
    assert (1, 2, 0, True) == (found.n_texts, found.n_spans, found.n_unproved, found.is_redacted)


def test_sensitive_when_nobody_looked_then_none(finished) -> None:
    assert read_sensitive(finished(_tables(), stages=[])) is None


def test_findings_when_they_are_spans_then_each_has_its_place_and_no_decision_repeats_it(
    finished,
) -> None:
    found = read_findings(finished(_tables(), stages=STAGES), RULES, FindingFilter())
    assert {SECRET: 2, MAIL: 2} == found.counts
    expected = ["a.py:3:7", "c.py:1:7", "a.py:9:7", "b.py:2:7"]
    assert expected == [place_of(row) for row in found.rows()]
    assert ["redact", "note", "note", "redact"] == [row["action"] for row in found.rows()]


def test_baseline_when_the_value_is_known_then_hidden_wherever_it_stands_now(finished) -> None:
    run = finished(_tables(), stages=STAGES)
    known = (
        (SECRET, "acme", "other.py", "0" * 64, f"{SECRET}3"),
        (MAIL, "acme", "a.py", None, "x"),
    )
    found = read_findings(run, RULES, FindingFilter(known=known))
    assert ["c.py:1:7", "a.py:9:7", "b.py:2:7"] == [place_of(row) for row in found.rows()]


def test_terminal_when_secrets_are_found_then_a_table_and_what_was_done(finished) -> None:
    summary = summarize(finished(_tables(), stages=STAGES), RULES)
    text = render(summary, width=80, color=False, exit_code=1, n_blocking=2)
    assert "Findings in kept files        error  warning     note" in text
    assert "  secrets                         1        0        0" in text
    assert "  2 spans redacted in 1 text, all proved, 1 finding left by policy" in text
    assert f"error[{SECRET}]" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_sarif_and_gitlab_when_findings_are_spans_then_lines_and_keyed_fingerprints(
    finished,
) -> None:
    summary = summarize(finished(_tables(), stages=STAGES), RULES)
    (run,) = json.loads(as_sarif(summary, 1))["runs"]
    first = run["results"][0]
    region = {"startLine": 3, "startColumn": 7}
    assert region == first["locations"][0]["physicalLocation"]["region"]
    assert {"ruleAndValue/v1", "content/v1"} == set(first["partialFingerprints"])
    issues = json.loads(as_gitlab(summary, 1))
    assert [3, 1, 9, 2] == [issue["location"]["lines"]["begin"] for issue in issues]
    assert 4 == len({issue["fingerprint"] for issue in issues})


def test_sensitive_when_the_policy_keeps_the_license_header_then_only_that_is_left(
    finished,
) -> None:
    tables = _tables()
    tables["findings"].append(_finding("b", MAIL, 1, place="license_header", start_byte=7))
    found = json.dumps(
        {
            "found": [
                {"action": "redact", "place": "text"},
                {"action": "note", "place": "license_header"},
            ]
        }
    )
    tables["decisions"][-1] |= {"evidence": found}
    run = finished(tables, stages=STAGES)
    rows = list(read_findings(run, RULES, FindingFilter(select=(MAIL,))).rows())
    assert {("b.py:1:7", "note"), ("b.py:2:7", "redact"), ("a.py:9:7", "note")} == {
        (place_of(row), row["action"]) for row in rows
    }
