"""Secrets and personal data of a run: how many, where, and what was done about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.defects.policy import FILE_COLUMNS, severity_in_file
from dataprep.report.reading import FinishedRun, Piece

if TYPE_CHECKING:
    import polars as pl

_STAGE = "detect.contents"
_REDACT = "redact.texts"
_GROUPS = ("privacy", "defects")
_HEADER = "license_header"
_KINDS = ("secret", "pii")
_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class SensitiveKind:
    """Findings of one kind in files that are kept.

    Attributes:
        kind: ``secret`` or ``pii``.
        severities: Number of findings by severity, the most severe first.
        entities: Number by the kind that the policy names, the largest first.
        actions: Number by what the policy does: ``redact`` or ``note`` for what it keeps.
        n_files: Files that hold one.
        first_path: Path of the first of them.
        first_line: Line of its first finding, 1-based.
    """

    kind: str
    severities: dict[str, int]
    entities: dict[str, int]
    actions: dict[str, int]
    n_files: int
    first_path: str | None
    first_line: int | None


@dataclass(frozen=True, slots=True)
class Sensitive:
    """What was found, and how the texts that hold it were redacted.

    Attributes:
        kinds: Secrets, then personal data.
        n_texts: Redacted texts, each with its proof.
        n_spans: Spans that were replaced in them.
        n_unproved: Contents that were quarantined because their proof failed.
        is_redacted: Whether texts were redacted at all.
    """

    kinds: tuple[SensitiveKind, ...]
    n_texts: int
    n_spans: int
    n_unproved: int
    is_redacted: bool


def spans_by_file(run: FinishedRun, piece: Piece | None = None) -> pl.LazyFrame:
    """Return each finding once for every file that it holds for, with what is done about it.

    Args:
        run: The run.
        piece: Range of contents; None for all.

    Returns:
        The columns of ``findings``, and ``file_id``, ``repo_name``, ``path`` and ``action``. A
        defect in a test has the severity ``note``; one of another tool holds for the files of the
        repository that it looked at.
    """
    import polars as pl

    files = run.scan("files", piece).select(
        "file_id", "content_id", "path", "repo_name", in_repo="repo_id"
    )
    labels = run.scan("labels", piece)
    languages = labels.select("file_id", *FILE_COLUMNS, of_file="language")
    actions = _actions(run.scan("decisions", piece))
    in_header = pl.col("place") == _HEADER
    is_of_language = pl.col("language").eq_missing(pl.col("of_file"))
    is_of_repo = (pl.col("repo_id") == pl.col("in_repo")) & is_of_language
    is_meant = (
        pl.when(pl.col("repo_id").is_null())
        .then(is_of_language)
        .otherwise((pl.col("kind") != "defect") | is_of_repo)
    )
    return (
        run.scan("findings", piece)
        .join(files, on="content_id")
        .join(languages, on="file_id")
        .filter(is_meant)
        .with_columns(in_header=in_header)
        .join(actions, on=["file_id", "rule_id", "in_header"], how="left")
        .with_columns(pl.col("action").fill_null("note"))
        .with_columns(severity=severity_in_file())
        .unique(["file_id", "rule_id", "start_byte", "end_byte"])
        .drop("of_file", "in_repo", "in_header", *FILE_COLUMNS)
    )


def _actions(decisions: pl.LazyFrame) -> pl.LazyFrame:
    """Return what is done about what a rule found in a file, in its license header and elsewhere.

    A decision has the worst action only; its evidence has that of each place.
    """
    import polars as pl

    counted = pl.Struct({"action": pl.String, "place": pl.String})
    found = pl.col("evidence").str.json_decode(pl.Struct({"found": pl.List(counted)}))
    return (
        decisions.filter(pl.col("rule_group").is_in(_GROUPS))
        .select("file_id", "rule_id", found=found.struct.field("found"))
        .explode("found")
        .select(
            "file_id",
            "rule_id",
            action=pl.col("found").struct.field("action"),
            in_header=pl.col("found").struct.field("place") == _HEADER,
        )
        .unique(["file_id", "rule_id", "in_header"])
    )


def read_sensitive(run: FinishedRun) -> Sensitive | None:
    """Return what a run found of secrets and personal data; None where it did not look."""
    import polars as pl

    stages = {str(s["stage"]) for s in cast("list[dict[str, object]]", run.record["stages"])}
    if _STAGE not in stages:
        return None
    counts: list[pl.DataFrame] = []
    for piece in run.pieces:
        kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
        spans = spans_by_file(run, piece).join(kept.select("file_id"), on="file_id", how="semi")
        counts.append(
            spans.group_by("kind", "entity", "severity", "action", "file_id", "path")
            .agg(n=pl.len().cast(pl.Int64), line=pl.col("line").min())
            .collect()
        )
    found = pl.concat(counts)
    redacted = run.scan("redacted").select(
        n_texts=pl.len().cast(pl.Int64), n_spans=pl.col("n_redacted").sum()
    )
    unproved = run.scan("quarantine").filter(pl.col("stage") == _REDACT)
    n_texts, n_spans = redacted.collect().row(0)
    return Sensitive(
        kinds=tuple(_kind(kind, found.filter(pl.col("kind") == kind)) for kind in _KINDS),
        n_texts=n_texts,
        n_spans=n_spans or 0,
        n_unproved=int(unproved.select(pl.col("content_id").n_unique()).collect().item()),
        is_redacted=_REDACT in stages,
    )


def _kind(kind: str, rows: pl.DataFrame) -> SensitiveKind:
    first = rows.sort("path", "line").row(0, named=True) if rows.height else None
    severities = _sums(rows, "severity")
    return SensitiveKind(
        kind=kind,
        severities={severity: severities.get(severity, 0) for severity in _SEVERITIES},
        entities=_sums(rows, "entity"),
        actions=_sums(rows, "action"),
        n_files=rows["file_id"].n_unique() if rows.height else 0,
        first_path=None if first is None else str(first["path"]),
        first_line=None if first is None else int(first["line"]),
    )


def _sums(rows: pl.DataFrame, column: str) -> dict[str, int]:
    """Return the number of findings by the values of a column, the largest first."""
    import polars as pl

    sums = rows.group_by(column).agg(pl.col("n").sum()).sort(pl.col("n") * -1, column)
    return {str(name): int(number) for name, number in sums.iter_rows()}
