"""Secrets in the history of a run's repositories: when they came, and which are there still."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.report.findings import SEVERITIES, FindingFilter
from dataprep.report.reading import FinishedRun

if TYPE_CHECKING:
    import polars as pl

_STAGE = "detect.history"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_READ = ("n_commits", "n_versions", "n_not_text", "n_left_out", "size_bytes")


@dataclass(frozen=True, slots=True)
class PastFinding:
    """A secret that a repository holds or held; ``path`` and ``line`` tell where it first stood.

    ``first_commit_id`` is null where it is older than what was read, or in no commit;
    ``first_committed_at`` is a time in UTC.
    """

    rule_id: str
    severity: str
    entity_type: str
    repo_name: str
    path: str
    line: int
    content_id: str
    first_commit_id: str | None
    first_committed_at: str | None
    n_versions: int
    is_in_tree: bool
    fingerprint: str


@dataclass(frozen=True, slots=True)
class History:
    """Secrets in the history, and how much of it was read.

    Attributes:
        n_commits: Commits whose changes were read.
        n_versions: Versions of files whose text was read, by path.
        n_not_text: Those that are no text.
        n_left_out: Those that were not read.
        size_bytes: Bytes that were read.
        is_whole: Whether no commit was left unread, in any repository.
        only_in_history: Secrets that no file of the tree holds, by severity.
        in_tree: Secrets that one holds, by severity.
        findings: All of them: those of the history alone first, then by severity and age.
    """

    n_commits: int
    n_versions: int
    n_not_text: int
    n_left_out: int
    size_bytes: int
    is_whole: bool
    only_in_history: dict[str, int]
    in_tree: dict[str, int]
    findings: tuple[PastFinding, ...]


def read_history(run: FinishedRun, wanted: FindingFilter) -> History | None:
    """Return the secrets in the history of a run's repositories; None where it did not look.

    Args:
        run: The run.
        wanted: Which findings are shown; those of its baseline are known by rule and value.
    """
    import polars as pl

    stages = {str(s["stage"]) for s in cast("list[dict[str, object]]", run.record["stages"])}
    if _STAGE not in stages:
        return None
    read = run.scan("histories").select(*_READ, "is_whole").collect()
    names = run.scan("repos").select("repo_id", "repo_name")
    rows = past_findings(run).join(names, on="repo_id").drop("repo_id", "rule_version").collect()
    findings = [PastFinding(**row) for row in rows.to_dicts() if wanted.shows(row["rule_id"])]
    known = {(rule_id, value) for rule_id, *_, value in wanted.known if value is not None}
    shown = [one for one in findings if (one.rule_id, one.fingerprint) not in known]
    shown.sort(
        key=lambda one: (
            one.is_in_tree,
            SEVERITIES.index(one.severity),
            one.first_committed_at or "",
            one.repo_name,
            one.path,
            one.line,
            one.rule_id,
            one.fingerprint,
        )
    )
    sums = read.select(pl.col(_READ).sum()).row(0, named=True)
    return History(
        **sums,
        is_whole=bool(read["is_whole"].all()),
        only_in_history=_by_severity(one for one in shown if not one.is_in_tree),
        in_tree=_by_severity(one for one in shown if one.is_in_tree),
        findings=tuple(shown),
    )


def past_findings(run: FinishedRun) -> pl.LazyFrame:
    """Return the rows of ``past_findings`` with times as text."""
    import polars as pl

    at = pl.col("first_committed_at").dt.strftime(_TIME)
    return run.scan("past_findings").with_columns(at)


def _by_severity(findings: Iterable[PastFinding]) -> dict[str, int]:
    counts = dict.fromkeys(SEVERITIES, 0)
    for one in findings:
        counts[one.severity] += 1
    return counts
