"""What came of a run, in numbers that add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.errors import ConservationError
from dataprep.report.reading import FinishedRun
from dataprep.rules import Rule, RuleBook

if TYPE_CHECKING:
    import polars as pl

KEPT = "kept"
QUARANTINED = "quarantined"
_TITLES = {
    KEPT: "kept",
    QUARANTINED: "quarantined",
    "quarantine": "a stage failed on them",
    "integrity": "not text, or empty",
    "licenses": "license",
    "roles": "vendored or generated",
    "duplicates": "exact duplicate",
}
_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """One fate of entries.

    Attributes:
        group: Line of the recipe, or ``kept``, or ``quarantined``.
        title: The same for people.
        n_files: Entries with this fate.
        size_bytes: Their bytes.
        reasons: Rule id and number of entries, the largest first.
    """

    group: str
    title: str
    n_files: int
    size_bytes: int
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One decision about one file, or one entry in quarantine."""

    rule_id: str
    severity: str
    action: str
    repo_name: str
    path: str
    file_id: str | None
    title: str
    evidence: str
    kept_path: str | None


@dataclass(frozen=True, slots=True)
class MissingSignal:
    """A rule that could not be applied to some files because a signal is missing."""

    rule_id: str
    n_files: int


@dataclass(frozen=True, slots=True)
class Share:
    """A language, role or license among the kept files."""

    name: str
    n_files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of a run.

    Attributes:
        record: The run's record.
        funnel: Fates of all entries: kept first, then by number; they add up to ``n_entries``.
        n_entries: Entries of all trees.
        kept: Shares of the kept files by ``language``, ``role`` and ``license_type``, the largest
            first.
        missing: Rules that lacked a signal, by number of files.
        findings: Findings by severity, then path; see ``read_findings``.
    """

    record: Mapping[str, object]
    funnel: tuple[FunnelLine, ...]
    n_entries: int
    kept: dict[str, tuple[Share, ...]]
    missing: tuple[MissingSignal, ...]
    findings: tuple[Finding, ...]


def summarize(run: FinishedRun, rules: RuleBook) -> Summary:
    """Return the summary of a run.

    Raises:
        ConservationError: The funnel does not add up to the entries.
    """
    funnel = _funnel(run)
    n_entries = int(run.scan("repos").select("n_entries").sum().collect().item() or 0)
    counted = sum(line.n_files for line in funnel)
    if counted != n_entries and "dispositions" in run.tables:
        raise ConservationError(f"the funnel counts {counted} of {n_entries} entries")
    return Summary(
        record=run.record,
        funnel=funnel,
        n_entries=n_entries,
        kept={name: _shares(run, name) for name in ("language", "role", "license_type")},
        missing=_missing(run),
        findings=read_findings(run, rules),
    )


def _funnel(run: FinishedRun) -> tuple[FunnelLine, ...]:
    import polars as pl

    files = run.scan("dispositions").select(
        group=pl.when(pl.col("disposition") == "kept")
        .then(pl.lit(KEPT))
        .otherwise(pl.col("rule_group")),
        rule_id="rule_id",
        size_bytes="size_bytes",
    )
    entries = _entries_in_quarantine(run).select(
        pl.lit(QUARANTINED).alias("group"), "rule_id", pl.col("size_bytes").fill_null(0)
    )
    counts = (
        pl.concat([files, entries])
        .group_by("group", "rule_id")
        .agg(n_files=pl.len().cast(pl.Int64), size_bytes=pl.col("size_bytes").sum())
        .sort(pl.col("n_files") * -1, "rule_id")
        .collect()
    )
    lines = [
        _line(str(group), rows)
        for (group,), rows in counts.group_by(["group"], maintain_order=True)
    ]
    if "dispositions" in run.tables and not any(line.group == KEPT for line in lines):
        lines.append(FunnelLine(KEPT, _TITLES[KEPT], 0, 0, ()))
    return tuple(sorted(lines, key=lambda line: (line.group != KEPT, -line.n_files, line.group)))


def _entries_in_quarantine(run: FinishedRun) -> pl.LazyFrame:
    """Return the quarantined entries of trees; contents on which a stage failed are files."""
    import polars as pl

    return run.scan("quarantine").filter(pl.col("stage") == "ingest.read")


def _line(group: str, rows: pl.DataFrame) -> FunnelLine:
    reasons = rows.filter(rows["rule_id"].is_not_null()).select("rule_id", "n_files").rows()
    return FunnelLine(
        group=group,
        title=_TITLES.get(group, group.removeprefix("filters/") + " filters"),
        n_files=int(rows["n_files"].sum()),
        size_bytes=int(rows["size_bytes"].sum()),
        reasons=tuple(reasons),
    )


def _shares(run: FinishedRun, column: str) -> tuple[Share, ...]:
    import polars as pl

    kept = run.scan("dispositions").filter(pl.col("disposition") == "kept")
    counts = (
        kept.join(run.scan("labels").select("file_id", column), on="file_id")
        .group_by(pl.col(column).fill_null("unknown").alias("name"))
        .agg(n_files=pl.len().cast(pl.Int64), size_bytes=pl.col("size_bytes").sum())
        .sort(pl.col("size_bytes") * -1, "name")
        .collect()
    )
    return tuple(Share(*row) for row in counts.iter_rows())


def _missing(run: FinishedRun) -> tuple[MissingSignal, ...]:
    import polars as pl

    counts = (
        run.scan("rule_counts")
        .group_by("rule_id")
        .agg(pl.col("n_missing").sum())
        .filter(pl.col("n_missing") > 0)
        .sort(pl.col("n_missing") * -1, "rule_id")
        .collect()
    )
    return tuple(MissingSignal(*row) for row in counts.iter_rows())


def read_findings(run: FinishedRun, rules: RuleBook) -> tuple[Finding, ...]:
    """Return every decision about a file, and every entry in quarantine.

    Args:
        run: The run.
        rules: Where titles and severities come from.

    Returns:
        Findings sorted by severity, repository, path and rule.
    """
    import polars as pl

    paths = run.scan("files").select("file_id", "repo_name", "path")
    kept = paths.select(kept_file_id="file_id", kept_path="path")
    decided = (
        run.scan("decisions")
        .join(paths, on="file_id")
        .join(kept, on="kept_file_id", how="left")
        .select("rule_id", "action", "repo_name", "path", "file_id", "evidence", "kept_path")
    )
    names = run.scan("repos").select("repo_id", "repo_name")
    lost = (
        run.scan("quarantine")
        .join(names, on="repo_id", how="left")
        .select(
            "rule_id",
            pl.lit("drop").alias("action"),
            pl.col("repo_name").fill_null("–"),
            pl.coalesce("path", "content_id").alias("path"),
            pl.lit(None, dtype=pl.String).alias("file_id"),
            pl.col("detail").fill_null("").alias("evidence"),
            pl.lit(None, dtype=pl.String).alias("kept_path"),
        )
    )
    rows = pl.concat([decided, lost]).collect().to_dicts()
    found = [_finding(row, rules) for row in rows]
    return tuple(
        sorted(
            found,
            key=lambda f: (_SEVERITIES.index(f.severity), f.repo_name, f.path, f.rule_id),
        )
    )


def _finding(row: Mapping[str, object], rules: RuleBook) -> Finding:
    rule_id = str(row["rule_id"])
    rule = rules.get(rule_id)
    return Finding(
        rule_id=rule_id,
        severity=rule.severity if isinstance(rule, Rule) else "warning",
        action=str(row["action"]),
        repo_name=str(row["repo_name"]),
        path=str(row["path"] or ""),
        file_id=cast("str | None", row["file_id"]),
        title=rule.title,
        evidence=str(row["evidence"]),
        kept_path=cast("str | None", row["kept_path"]),
    )
