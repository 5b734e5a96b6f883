"""Secrets of the history in a summary: which come first, and what is said of what was not read."""

import datetime
from collections.abc import Mapping

import pytest

from dataprep.report.console_history import history_lines
from dataprep.report.display import columns
from dataprep.report.findings import FindingFilter
from dataprep.report.history import History, read_history

_STAGES = [{"stage": "detect.history"}]
_READ = {"repo_id": "r", "n_commits": 3, "n_versions": 9, "is_whole": True}


def _past(number: int, day: int | None, **columns: object) -> dict[str, object]:
    at = None if day is None else datetime.datetime(2024, 1, day, 9, tzinfo=datetime.UTC)
    return {
        "repo_id": "r", "rule_id": f"rule-{number}", "fingerprint": f"f{number}", "line": number,
        "severity": "error", "path": f"p{number}.py", "first_committed_at": at, "n_versions": 1,
        "first_commit_id": None if day is None else f"{number}{'ab' * 20}", **columns,
    }  # fmt: skip


def _history(
    finished,
    rows: list[dict[str, object]],
    read: Mapping[str, object] = _READ,
    wanted: FindingFilter | None = None,
) -> History:
    repos = [{"repo_id": "r", "repo_name": "acme"}]
    run = finished({"repos": repos, "histories": [read], "past_findings": rows}, stages=_STAGES)
    found = read_history(run, wanted or FindingFilter())
    assert found is not None
    return found


def test_history_of_a_run_that_did_not_look_is_none(finished) -> None:
    run = finished({"repos": [{"repo_id": "r"}]})
    assert read_history(run, FindingFilter()) is None
    assert [] == history_lines(None, 80)


def test_secrets_that_are_gone_come_first_then_the_worst_then_the_oldest(finished) -> None:
    rows = [
        _past(1, 9), _past(2, 3), _past(3, 1, severity="warning"), _past(4, 1, is_in_tree=True),
    ]  # fmt: skip
    found = _history(finished, rows)
    assert [2, 1, 3, 4] == [one.line for one in found.findings]
    assert {"error": 2, "warning": 1, "note": 0} == found.only_in_history
    assert {"error": 1, "warning": 0, "note": 0} == found.in_tree
    assert "2024-01-03T09:00:00Z" == found.findings[0].first_committed_at


def test_secrets_that_a_filter_or_a_baseline_knows_do_not_count(finished) -> None:
    rows = [_past(1, 1), _past(2, 1), _past(3, 1)]
    known = (("rule-2", "acme", "elsewhere.py", "other", "f2"),)
    found = _history(finished, rows, wanted=FindingFilter(ignore=("rule-1",), known=known))
    assert ["rule-3"] == [one.rule_id for one in found.findings]


def test_lines_show_five_and_say_how_many_more(finished) -> None:
    lines = history_lines(_history(finished, [_past(n, n) for n in range(1, 8)]), 80)
    assert 10 == len(lines)
    assert "    gone         1abababa  2024-01-01  rule-1  p1.py:1" == lines[3]
    assert "    … 2 more: --format json" == lines[8]
    assert "  9 versions of files in 3 commits read" == lines[9]


def test_lines_say_what_was_not_read_and_what_is_not_known(finished) -> None:
    read = {**_READ, "is_whole": False, "n_left_out": 2, "n_commits": 1}
    lines = history_lines(_history(finished, [_past(1, None, is_in_tree=True)], read), 80)
    assert "    in the tree  –         –           rule-1  p1.py:1" == lines[3]
    wanted = (
        "9 versions of files in 1 commit read; older commits were not read; 2 versions not read"
    )
    assert f"  {wanted}" == lines[4]
    nothing = history_lines(_history(finished, [], {"repo_id": "r"}), 80)
    assert "  no history was read" == nothing[-1]


@pytest.mark.parametrize("width", [40, 80])
def test_places_fit_the_terminal_and_are_printable(finished, width: int) -> None:
    rows = [_past(1, 1, path="long/" * 40 + "\x1b[31mred.py")]
    lines = history_lines(_history(finished, rows), width)
    assert columns(lines[3]) <= width
    assert "\x1b" not in "".join(lines)
