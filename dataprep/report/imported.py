"""What other tools found, as it was brought in: how much of it, where, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dataprep.defects.policy import of_other_tools
from dataprep.report.reading import FinishedRun
from dataprep.report.sensitive import spans_by_file

if TYPE_CHECKING:
    import polars as pl

_TABLE = "imported_results"
_BROUGHT_IN = "brought-in"
_SEVERITIES = ("error", "warning", "note")
_RULES_KEPT = 5
_SAME = ("file_id", "line", "entity_type")
"""What is equal of findings that confirm one another."""


@dataclass(frozen=True, slots=True)
class ToolRule:
    """A rule of another tool.

    Attributes:
        rule_id: The tool, a slash, and its rule.
        tool: The tool.
        title: What it calls the rule.
        severity: How bad it says the worst of the rule's results is.
        cwes: Weaknesses that it names.
    """

    rule_id: str
    tool: str
    title: str
    severity: str
    cwes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolResults:
    """Results of another tool.

    Attributes:
        tool: The tool.
        version: Its version; None where it tells none.
        n_results: Places of its results.
        n_brought_in: Those that are findings now.
        not_brought_in: Number of the others by what came of them, the largest first.
    """

    tool: str
    version: str | None
    n_results: int
    n_brought_in: int
    not_brought_in: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What other tools found.

    Attributes:
        tools: The tools, by name.
        severities: Number of their findings in kept files by severity, the most severe first.
        rules: Rules with most of them, and their numbers; of notes none.
        n_suppressed: Findings in kept files that were passed over.
        n_files: Kept files that hold one.
        n_confirmed: Findings of ours, in files kept or dropped, of which another tool names the
            weakness on the same line.
        is_counted: Whether the recipe counts what other tools found like ours.
    """

    tools: tuple[ToolResults, ...]
    severities: dict[str, int]
    rules: tuple[tuple[str, int], ...]
    n_suppressed: int
    n_files: int
    n_confirmed: int
    is_counted: bool


def read_tool_rules(run: FinishedRun) -> tuple[ToolRule, ...]:
    """Return the rules of other tools whose results a run knows, by id."""
    import polars as pl

    rows = (
        run.scan(_TABLE)
        .with_columns(severity=pl.col("severity").cast(pl.Enum(_SEVERITIES)))
        .sort("rule_id", pl.col("outcome") != _BROUGHT_IN, "severity", "title")
        .unique("rule_id", keep="first", maintain_order=True)
        .select("rule_id", "tool", "title", pl.col("severity").cast(pl.String), "cwes")
        .collect()
    )
    return tuple(
        ToolRule(rule_id, tool, title, severity, tuple(cwes))
        for rule_id, tool, title, severity, cwes in rows.iter_rows()
    )


def read_imported(run: FinishedRun) -> Imported | None:
    """Return what was brought in of other tools; None where nothing was to be."""
    import polars as pl

    imports = cast("dict[str, object] | None", run.record.get("imports"))
    if imports is None:
        return None
    counts: list[pl.DataFrame] = []
    n_confirmed = 0
    weaknesses = (
        run.scan(_TABLE)
        .select("rule_id", "cwes")
        .explode("cwes")
        .unique()
        .rename({"cwes": "entity_type"})
    )
    for piece in run.pieces:
        spans = spans_by_file(run, piece).filter(pl.col("kind") == "defect")
        theirs = spans.filter(of_other_tools())
        named = theirs.drop("entity_type").join(weaknesses, on="rule_id")
        both = spans.filter(~of_other_tools()).join(named, on=_SAME, how="semi")
        n_confirmed += int(both.select(pl.len()).collect().item())
        kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
        counts.append(
            theirs.join(kept, on="file_id", how="semi")
            .group_by("severity", "rule_id", "file_id")
            .agg(n=pl.len().cast(pl.Int64), n_suppressed=pl.col("is_suppressed").sum())
            .collect()
        )
    found = pl.concat(counts)
    by_severity = dict(found.group_by("severity").agg(pl.col("n").sum()).iter_rows())
    return Imported(
        tools=_tools(run),
        severities={severity: int(by_severity.get(severity, 0)) for severity in _SEVERITIES},
        rules=_rules(found),
        n_suppressed=int(found["n_suppressed"].sum()),
        n_files=found["file_id"].n_unique(),
        n_confirmed=n_confirmed,
        is_counted=bool(imports["is_counted"]),
    )


def _rules(found: pl.DataFrame) -> tuple[tuple[str, int], ...]:
    import polars as pl

    told = found.filter(pl.col("severity") != "note").group_by("rule_id").agg(pl.col("n").sum())
    rows = told.sort(pl.col("n") * -1, "rule_id").head(_RULES_KEPT).iter_rows()
    return tuple((str(name), int(number)) for name, number in rows)


def _tools(run: FinishedRun) -> tuple[ToolResults, ...]:
    import polars as pl

    names = ["tool", "tool_version"]
    counts = (
        run.scan(_TABLE)
        .group_by(*names, "outcome")
        .agg(n=pl.len().cast(pl.Int64))
        .sort(*names, pl.col("n") * -1, "outcome", nulls_last=True)
        .collect()
    )
    found = []
    for (tool, version), rows in counts.group_by(names, maintain_order=True):
        by_outcome = dict(rows.select("outcome", "n").iter_rows())
        n_brought_in = by_outcome.pop(_BROUGHT_IN, 0)
        found.append(
            ToolResults(
                tool=str(tool),
                version=None if version is None else str(version),
                n_results=int(rows["n"].sum()),
                n_brought_in=n_brought_in,
                not_brought_in=tuple(by_outcome.items()),
            )
        )
    return tuple(found)
