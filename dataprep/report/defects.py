"""Static defects of a run: how many, where, and how far each engine looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.defects.policy import of_other_tools
from dataprep.report.reading import FinishedRun, Piece
from dataprep.report.sensitive import spans_by_file

if TYPE_CHECKING:
    import polars as pl

STAGES = {"fast": "detect.fast", "deep": "detect.deep"}
_KIND = "defect"
_SEVERITIES = ("error", "warning", "note")
_WHOLE = ("complete", "no-rules")
_RULES_KEPT = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far an engine looked.

    Attributes:
        tier: How deep it was to look.
        engine: Its name; ``none`` stands for texts that no rule of the tier holds for.
        n_texts: Texts that it was asked for.
        n_whole: Texts of which it looked at all.
        n_findings: Places that it found.
        n_refuted: Places that it left out since the flow of values proves them safe.
        not_whole: Number of the other texts by status and cause, the largest first.
    """

    tier: str
    engine: str
    n_texts: int
    n_whole: int
    n_findings: int
    n_refuted: int
    not_whole: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Defects:
    """What was found of defects; of other tools nothing.

    Attributes:
        severities: Number of findings in kept files by severity, the most severe first.
        rules: Rules with most of them, and their numbers; of notes none.
        n_suppressed: Findings in kept files that comments of the authors pass over.
        n_files: Kept files that hold one.
        n_cut: Functions that are cut out of kept files for what they hold.
        n_cut_files: Kept files that something is cut out of.
        n_for_repair: Files, kept or dropped, that the policy sends to the set for repair.
        per_1000_lines: Findings of severity error or warning for 1,000 lines of kept files.
        coverage: How far each engine looked.
    """

    severities: dict[str, int]
    rules: tuple[tuple[str, int], ...]
    n_suppressed: int
    n_files: int
    n_cut: int
    n_cut_files: int
    n_for_repair: int
    per_1000_lines: float
    coverage: tuple[Coverage, ...]


def read_defects(run: FinishedRun) -> Defects | None:
    """Return what a run found of defects; None where it did not look."""
    import polars as pl

    stages = {str(s["stage"]) for s in cast("list[dict[str, object]]", run.record["stages"])}
    if not stages & set(STAGES.values()):
        return None
    counts: list[pl.DataFrame] = []
    n_lines = n_for_repair = n_cut = n_cut_files = 0
    for piece in run.pieces:
        kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
        spans = spans_by_file(run, piece).filter((pl.col("kind") == _KIND) & ~of_other_tools())
        cuts = (
            run.scan("cuts", piece).join(kept.select("file_id"), on="file_id", how="semi").collect()
        )
        counts.append(
            _left(spans.join(kept.select("file_id"), on="file_id", how="semi"), cuts)
            .group_by("severity", "rule_id", "file_id")
            .agg(n=pl.len().cast(pl.Int64), n_suppressed=pl.col("is_suppressed").sum())
            .collect()
        )
        n_lines += _lines(run, piece, kept)
        n_for_repair += _for_repair(run, piece)
        n_cut += int(cuts["n_functions"].sum())
        n_cut_files += cuts.height
    found = pl.concat(counts)
    by_severity = dict(found.group_by("severity").agg(pl.col("n").sum()).iter_rows())
    severities = {severity: int(by_severity.get(severity, 0)) for severity in _SEVERITIES}
    n_told = severities["error"] + severities["warning"]
    return Defects(
        severities=severities,
        rules=_rules(found),
        n_suppressed=int(found["n_suppressed"].sum()),
        n_files=found["file_id"].n_unique(),
        n_cut=n_cut,
        n_cut_files=n_cut_files,
        n_for_repair=n_for_repair,
        per_1000_lines=round(1000 * n_told / n_lines, 2) if n_lines else 0.0,
        coverage=_coverage(run),
    )


def _left(spans: pl.LazyFrame, cuts: pl.DataFrame) -> pl.LazyFrame:
    """Return findings without those in functions that are cut out."""
    import polars as pl

    if cuts.is_empty():
        return spans
    bounds = pl.col("spans").str.split_exact("-", 1).struct
    gone = (
        cuts.lazy()
        .select("file_id", "spans")
        .explode("spans")
        .select(
            "file_id",
            low=bounds.field("field_0").cast(pl.Int64),
            high=bounds.field("field_1").cast(pl.Int64),
        )
    )
    place = ("file_id", "start_byte", "end_byte")
    is_inside = (pl.col("low") <= pl.col("start_byte")) & (pl.col("end_byte") <= pl.col("high"))
    inside = spans.select(place).join(gone, on="file_id").filter(is_inside).select(place).unique()
    return spans.join(inside, on=place, how="anti")


def _rules(found: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    import polars as pl

    told = found.filter(pl.col("severity") != "note").group_by("rule_id").agg(pl.col("n").sum())
    rows = told.sort(pl.col("n") * -1, "rule_id").head(_RULES_KEPT).iter_rows()
    return tuple((str(name), int(number)) for name, number in rows)


def _lines(run: FinishedRun, piece: Piece, kept: pl.LazyFrame) -> int:
    import polars as pl

    lines = run.scan("signals", piece).select("content_id", "language", "n_lines")
    labels = run.scan("labels", piece).select("file_id", "content_id", "language")
    of_kept = labels.join(kept.select("file_id"), on="file_id", how="semi")
    joined = of_kept.join(lines, on=["content_id", "language"], nulls_equal=True)
    return int(joined.select(pl.col("n_lines").sum()).collect().item() or 0)


def _for_repair(run: FinishedRun, piece: Piece) -> int:
    import polars as pl

    counted = pl.Struct({"is_for_repair": pl.Boolean})
    found = pl.col("evidence").str.json_decode(pl.Struct({"found": pl.List(counted)}))
    sent = (
        run.scan("decisions", piece)
        .filter(pl.col("rule_group") == "defects")
        .select("file_id", found=found.struct.field("found"))
        .explode("found")
        .filter(pl.col("found").struct.field("is_for_repair"))
    )
    return int(sent.select(pl.col("file_id").n_unique()).collect().item())


def _coverage(run: FinishedRun) -> tuple[Coverage, ...]:
    import polars as pl

    scans = run.scan("scans").collect()
    found: list[Coverage] = []
    names = ["tier", "engine"]
    ordered = scans.sort(names, descending=[True, False])
    for (tier, engine), rows in ordered.group_by(names, maintain_order=True):
        whole = rows.filter(pl.col("status").is_in(_WHOLE))
        others = rows.filter(~pl.col("status").is_in(_WHOLE))
        why = pl.concat_str("status", pl.col("cause").fill_null(""), separator=": ")
        causes = others.group_by(why=why).len().sort(pl.col("len").cast(pl.Int64) * -1, "why")
        found.append(
            Coverage(
                tier=str(tier),
                engine=str(engine),
                n_texts=rows.height,
                n_whole=whole.height,
                n_findings=int(rows["n_findings"].sum()),
                n_refuted=int(rows["n_refuted"].sum()),
                not_whole=tuple((str(cause), int(n)) for cause, n in causes.iter_rows()),
            )
        )
    return tuple(found)
