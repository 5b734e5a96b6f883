"""What came of a run, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.errors import ConservationError
from dataprep.report.defects import Defects, read_defects
from dataprep.report.duplicates import Duplicates, read_duplicates
from dataprep.report.findings import FindingFilter, Findings, read_findings
from dataprep.report.history import History, read_history
from dataprep.report.imported import Imported, read_imported
from dataprep.report.missing import MissingSignal, missing_signals
from dataprep.report.reading import FinishedRun
from dataprep.report.sensitive import Sensitive, read_sensitive
from dataprep.report.structure import Structure, read_structure
from dataprep.rules import RuleBook

if TYPE_CHECKING:
    import polars as pl

KEPT = "kept"
QUARANTINED = "quarantined"
_TITLES = {
    KEPT: "kept",
    QUARANTINED: "quarantined",
    "quarantine": "a stage failed on it",
    "integrity": "not text, or empty",
    "licenses": "license",
    "starcoder2-licenses": "license",
    "roles": "vendored or generated",
    "duplicates": "exact duplicate",
    "near-duplicates": "near duplicate",
    "privacy": "secret or personal data",
    "defects": "static defect",
    "quality": "quality score",
}
_SHARES = ("language", "role", "license_type")


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
        funnel: Fates of all entries: kept first, then by number. They add up to ``n_entries``,
            unless a stage did not run.
        n_entries: Entries of all trees.
        kept: Shares of the kept files by ``language``, ``role`` and ``license_type``, the largest
            first.
        missing: Rules that lacked a signal, the one that most kept files lack first.
        findings: The findings that are shown.
        duplicates: What is alike, as tables.
        structure: What was read of syntax and dependencies; None where the run did not look.
        sensitive: What was found of secrets and personal data; None where it did not look.
        defects: What was found of defects; None where it did not look.
        imported: What was brought in of other tools; None where nothing was to be.
        history: Secrets in the history; None where the run did not look.
    """

    record: Mapping[str, object]
    funnel: tuple[FunnelLine, ...]
    n_entries: int
    kept: dict[str, tuple[Share, ...]]
    missing: tuple[MissingSignal, ...]
    findings: Findings
    duplicates: Duplicates
    structure: Structure | None
    sensitive: Sensitive | None
    defects: Defects | None
    imported: Imported | None
    history: History | None

    @property
    def n_undecided(self) -> int:
        """Entries without a fate, because a stage did not run."""
        return self.n_entries - sum(line.n_files for line in self.funnel)


def summarize(
    run: FinishedRun,
    rules: RuleBook,
    wanted: FindingFilter | None = None,
    per_rule: int | None = None,
) -> Summary:
    """Return the summary of a run.

    Args:
        run: The run.
        rules: Where titles and severities come from.
        wanted: Which findings are shown; all by default.
        per_rule: See ``read_findings``.

    Raises:
        ConservationError: The funnel does not add up to the entries.
    """
    funnel = _funnel(run)
    n_entries = int(run.scan("repos").select("n_entries").sum().collect().item() or 0)
    counted = sum(line.n_files for line in funnel)
    if counted != n_entries and run.has("dispositions"):
        raise ConservationError(f"the funnel counts {counted} of {n_entries} entries")
    return Summary(
        record=run.record,
        funnel=funnel,
        n_entries=n_entries,
        kept=_shares(run),
        missing=missing_signals(run, rules),
        findings=read_findings(run, rules, wanted or FindingFilter(), per_rule),
        duplicates=read_duplicates(run),
        structure=read_structure(run),
        sensitive=read_sensitive(run),
        defects=read_defects(run),
        imported=read_imported(run),
        history=read_history(run, wanted or FindingFilter()),
    )


def _funnel(run: FinishedRun) -> tuple[FunnelLine, ...]:
    import polars as pl

    group = pl.when(pl.col("disposition") == "kept").then(pl.lit(KEPT)).otherwise("rule_group")
    files = run.scan("dispositions").select("rule_id", "size_bytes", group=group)
    # NOTE: contents on which a stage failed are files, and have their disposition.
    entries = (
        run.scan("quarantine")
        .filter(pl.col("stage") == "ingest.read")
        .select("rule_id", pl.col("size_bytes").fill_null(0), group=pl.lit(QUARANTINED))
    )
    counts = (
        pl.concat([files, entries], how="diagonal")
        .group_by("group", "rule_id")
        .agg(n_files=pl.len().cast(pl.Int64), size_bytes=pl.col("size_bytes").sum())
        .sort(pl.col("n_files") * -1, "rule_id")
        .collect(engine="streaming")
    )
    groups = counts.group_by(["group"], maintain_order=True)
    lines = [_line(str(name), rows) for (name,), rows in groups]
    if run.has("dispositions") and not any(line.group == KEPT for line in lines):
        lines.append(FunnelLine(KEPT, _TITLES[KEPT], 0, 0, ()))
    return tuple(sorted(lines, key=lambda line: (line.group != KEPT, -line.n_files, line.group)))


def _line(group: str, rows: pl.DataFrame) -> FunnelLine:
    reasons = rows.filter(rows["rule_id"].is_not_null()).select("rule_id", "n_files").rows()
    return FunnelLine(
        group=group,
        title=_title(group),
        n_files=int(rows["n_files"].sum()),
        size_bytes=int(rows["size_bytes"].sum()),
        reasons=tuple(reasons),
    )


def _title(group: str) -> str:
    """Return the title of a line of a recipe: a group of rules, or one rule of a group."""
    name = group.removeprefix("filters/")
    return _TITLES.get(name, name.rpartition("/")[2] if "/" in name else f"{name} filters")


def _shares(run: FinishedRun) -> dict[str, tuple[Share, ...]]:
    import polars as pl

    n_files: dict[str, Counter[str]] = {name: Counter() for name in _SHARES}
    size_bytes: dict[str, Counter[str]] = {name: Counter() for name in _SHARES}
    for piece in run.pieces:
        kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
        labels = run.scan("labels", piece).select("file_id", *_SHARES)
        counts = (
            kept.select("file_id", "size_bytes")
            .join(labels, on="file_id")
            .group_by(_SHARES)
            .agg(n_files=pl.len().cast(pl.Int64), size_bytes=pl.col("size_bytes").sum())
            .collect()
        )
        for row in counts.iter_rows(named=True):
            for name in _SHARES:
                n_files[name][row[name] or "unknown"] += row["n_files"]
                size_bytes[name][row[name] or "unknown"] += row["size_bytes"]
    return {
        name: tuple(
            Share(value, number, size_bytes[name][value])
            for value, number in sorted(
                n_files[name].items(), key=lambda item: (-size_bytes[name][item[0]], item[0])
            )
        )
        for name in _SHARES
    }
