"""Findings: every decision about a file, and every entry in quarantine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict, cast

from dataprep.defects.policy import is_other_tools
from dataprep.errors import UnknownNameError, UsageError
from dataprep.report.notes import RuleNote, rule_notes
from dataprep.report.reading import FinishedRun, Piece
from dataprep.report.sensitive import spans_by_file
from dataprep.rules import RuleBook

if TYPE_CHECKING:
    import polars as pl

_OF_SPANS = ("privacy", "defects")
"""Groups whose decisions sum up findings that are told one by one."""
SEVERITIES = ("error", "warning", "note")
_SPAN = {
    "line": "Int64",
    "column": "Int64",
    "length": "Int64",
    "fingerprint": "String",
    "is_suppressed": "Boolean",
}
"""What a finding inside of a text has more, with the types."""
_COLUMNS = (
    "rule_id", "severity", "action", "repo_name", "path", "file_id", "content_id", "evidence", "kept_path",
    *_SPAN,
)  # fmt: skip


Known: TypeAlias = tuple[str, str, str, str | None, str | None]
"""A finding of a baseline: rule, repository, path, content, fingerprint."""


class FindingRow(TypedDict):
    """One finding; ``evidence`` is JSON text, ``kept_path`` the file that stays for a copy.

    ``line``, ``column`` (1-based, in code points), ``length`` (code points), ``fingerprint`` (of the
    value, keyed) and ``is_suppressed`` (whether a comment of the authors passes it over) are those
    of a span in the text; null for what concerns the file as a whole.
    """

    rule_id: str
    severity: str
    action: str
    repo_name: str
    path: str
    file_id: str | None
    content_id: str | None
    evidence: str
    kept_path: str | None
    line: int | None
    column: int | None
    length: int | None
    fingerprint: str | None
    is_suppressed: bool | None


def place_of(row: FindingRow) -> str:
    """Return the path of a finding, with line and column where it is a span of the text."""
    if row["line"] is None:
        return row["path"]
    return f"{row['path']}:{row['line']}:{row['column']}"


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are shown; the funnel always counts all of them.

    Attributes:
        select: Ids or prefixes of rules; empty shows all.
        ignore: Ids or prefixes of rules that are not shown.
        known: Findings of the baseline.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()

    def shows(self, rule_id: str) -> bool:
        """Return whether findings of a rule are shown."""
        is_selected = not self.select or rule_id.startswith(self.select)
        return is_selected and not (self.ignore and rule_id.startswith(self.ignore))

    def unknown(self, findings: pl.LazyFrame) -> pl.LazyFrame:
        """Return the findings that the baseline lacks.

        It holds a finding of the same rule about the same content, wherever that lies now, or
        about the same path, whatever that holds now. A finding inside of a text is known by the
        content or by its own fingerprint: another value at the same path is a new one.
        """
        import polars as pl

        if not self.known:
            return findings
        names = ("rule_id", "repo_name", "path", "content_id", "fingerprint")
        known = pl.LazyFrame(
            list(self.known), schema=dict.fromkeys(names, pl.String), orient="row"
        ).unique()
        of_file = known.filter(pl.col("fingerprint").is_null())
        return (
            findings.join(of_file, on=names[:3], how="anti")
            .join(known, on=["rule_id", "content_id"], how="anti")
            .join(known, on=["rule_id", "fingerprint"], how="anti")
        )


def read_baseline(path: str) -> tuple[Known, ...]:
    """Return the findings of an earlier JSON result, for a filter.

    Raises:
        UsageError: It cannot be read, or is something else.
    """
    try:
        document = json.loads(Path(path).read_bytes())
        past = (document.get("history") or {}).get("findings", [])
        listed = cast("list[dict[str, str]]", [*document["findings"], *past])
        return tuple(
            (
                str(f["rule_id"]),
                str(f["repo_name"]),
                str(f["path"]),
                f.get("content_id"),
                f.get("fingerprint"),
            )
            for f in listed
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UsageError(
            f"cannot read the baseline '{path}': {type(error).__name__}",
            "make one with: dataprep scan --format json --output FILE",
        ) from error


def check_rule_names(names: Sequence[str], rules: RuleBook) -> None:
    """Check that each id or prefix of a filter names a rule, of today or retired.

    Rules of other tools are known to these only.

    Raises:
        UnknownNameError: One names none.
    """
    known = (*rules.ids, *(rule.id for rule in rules.retired))
    for name in names:
        if not is_other_tools(name) and not any(rule_id.startswith(name) for rule_id in known):
            raise UnknownNameError("rule", name, known)


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings that are shown.

    Attributes:
        counts: Number of findings by rule, the most severe rule first, then by number, without
            those that are less severe than their rule.
        lowered: Number of the latter by rule and severity.
        rules: What each of these rules says.
        frame: The findings, sorted by severity, repository, path and rule; all of them, or as many
            per rule as were asked for.
    """

    counts: dict[str, int] = field(default_factory=dict)
    lowered: dict[tuple[str, str], int] = field(default_factory=dict)
    rules: dict[str, RuleNote] = field(default_factory=dict)
    frame: pl.DataFrame | None = None

    def rows(self) -> Iterator[FindingRow]:
        """Yield the findings in order."""
        if self.frame is not None:
            yield from cast("Iterator[FindingRow]", self.frame.iter_rows(named=True))

    def of_rule(self, rule_id: str) -> list[FindingRow]:
        """Return the findings of one rule, as severe as it, that are in ``frame``, in order."""
        if self.frame is None:
            return []
        of_rule = self.frame.filter(self.frame["rule_id"] == rule_id)
        rows = of_rule.filter(of_rule["severity"] == self.rules[rule_id].severity)
        return cast("list[FindingRow]", rows.to_dicts())

    def by_severity(self, *, with_other_tools: bool = True) -> dict[str, int]:
        """Return the number of findings by severity, the most severe first.

        Args:
            with_other_tools: Whether what other tools found is counted, too.
        """
        numbers = dict.fromkeys(SEVERITIES, 0)
        as_rule = {(name, self.rules[name].severity): n for name, n in self.counts.items()}
        for (rule_id, severity), number in [*as_rule.items(), *self.lowered.items()]:
            if with_other_tools or not is_other_tools(rule_id):
                numbers[severity] += number
        return numbers


def read_findings(
    run: FinishedRun, rules: RuleBook, wanted: FindingFilter, per_rule: int | None = None
) -> Findings:
    """Return the findings of a run.

    Args:
        run: The run.
        rules: Where titles and severities come from.
        wanted: Which of them are shown.
        per_rule: Findings to hold of each rule, the first by repository and path, and none of
            severity note; None holds all of every severity.
    """
    import polars as pl

    notes = _notes(run, rules, wanted)
    counts: dict[str, int] = dict.fromkeys(notes, 0)
    lowered: dict[tuple[str, str], int] = {}
    frames = []
    of_rules = {"rule_id": list(notes), "of_rule": [note.severity for note in notes.values()]}
    names = pl.LazyFrame(of_rules, schema={"rule_id": pl.String, "of_rule": pl.String})
    for rows in _sources(run, with_kept=per_rule is None):
        found = wanted.unknown(rows.join(names, on="rule_id")).collect()
        found = found.with_columns(severity=pl.coalesce("severity", "of_rule"))
        numbers = found.group_by("rule_id", "severity").len().sort("rule_id", "severity")
        for rule_id, severity, number in numbers.iter_rows():
            if severity == notes[rule_id].severity:
                counts[rule_id] += number
            else:
                lowered[rule_id, severity] = lowered.get((rule_id, severity), 0) + number
        found = found.drop("of_rule")
        frames.append(found if per_rule is None else _first(found, per_rule))
    frame = _sorted(pl.concat(frames))
    if per_rule is not None:
        frame = frame.group_by("rule_id", maintain_order=True).head(per_rule)
    order = sorted(
        (rule_id for rule_id, number in counts.items() if number),
        key=lambda r: (SEVERITIES.index(notes[r].severity), -counts[r], r),
    )
    shown = dict.fromkeys([*order, *(rule_id for rule_id, _ in sorted(lowered))])
    return Findings({r: counts[r] for r in order}, lowered, {r: notes[r] for r in shown}, frame)


def _notes(run: FinishedRun, rules: RuleBook, wanted: FindingFilter) -> dict[str, RuleNote]:
    """Return the rules that decided something in a run and are shown."""
    import polars as pl

    ids = pl.concat(
        [run.scan(table).select("rule_id") for table in ("decisions", "quarantine", "findings")]
    )
    found = ids.unique().collect(engine="streaming")["rule_id"].to_list()
    return rule_notes(run, rules, (name for name in sorted(found) if wanted.shows(name)))


def _sources(run: FinishedRun, *, with_kept: bool) -> Iterator[pl.LazyFrame]:
    yield _quarantined(run)
    for piece in run.pieces:
        yield _decided(run, piece, with_kept=with_kept)
        yield _inside(run, piece)


def _decided(run: FinishedRun, piece: Piece, *, with_kept: bool) -> pl.LazyFrame:
    import polars as pl

    paths = run.scan("files", piece).select("file_id", "repo_name", "path")
    decided = run.scan("decisions", piece).filter(~pl.col("rule_group").is_in(_OF_SPANS))
    rows = decided.join(paths, on="file_id").with_columns(
        severity=pl.lit(None, dtype=pl.String), **_no_span()
    )
    if not with_kept:
        return rows.with_columns(kept_path=pl.lit(None, dtype=pl.String)).select(_COLUMNS)
    # NOTE: what stays for a copy of the text has other bytes, so it may lie in another piece.
    ids = run.scan("decisions", piece).select(pl.col("kept_file_id").drop_nulls().unique())
    kept = (
        run.scan("files")
        .select(kept_file_id="file_id", kept_path="path")
        .join(ids, on="kept_file_id", how="semi")
    )
    return rows.join(kept, on="kept_file_id", how="left").select(_COLUMNS)


def _no_span() -> dict[str, pl.Expr]:
    import polars as pl

    return {name: pl.lit(None, dtype=getattr(pl, kind)) for name, kind in _SPAN.items()}


def _inside(run: FinishedRun, piece: Piece) -> pl.LazyFrame:
    """Return the findings inside of texts, each for every file that it holds for."""
    import polars as pl

    told = pl.struct(
        "entity", "entity_type", "place", "score", "is_suppressed"
    ).struct.json_encode()
    rows = spans_by_file(run, piece).with_columns(
        evidence=told, kept_path=pl.lit(None, dtype=pl.String)
    )
    return rows.select(_COLUMNS)


def _quarantined(run: FinishedRun) -> pl.LazyFrame:
    import polars as pl

    names = run.scan("repos").select("repo_id", "repo_name")
    nothing = pl.lit(None, dtype=pl.String)
    return (
        run.scan("quarantine")
        .join(names, on="repo_id", how="left")
        .with_columns(
            action=pl.lit("drop"),
            repo_name=pl.col("repo_name").fill_null("–"),
            path=pl.coalesce("path", "content_id", pl.lit("–")),
            file_id=nothing,
            severity=nothing,
            evidence=pl.col("detail").fill_null(""),
            kept_path=nothing,
            **_no_span(),
        )
        .select(_COLUMNS)
    )


def _sorted(frame: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    order = pl.col("severity").cast(pl.Enum(SEVERITIES)).to_physical()
    sorted_rows = frame.sort(
        order,
        "repo_name",
        "path",
        "rule_id",
        "line",
        "column",
        nulls_last=True,
        maintain_order=True,
    )
    return sorted_rows.select(_COLUMNS)


def _first(found: pl.DataFrame, per_rule: int) -> pl.DataFrame:
    import polars as pl

    rows = found.filter(pl.col("severity") != "note").sort(
        "repo_name", "path", "line", nulls_last=True
    )
    return rows.group_by("rule_id", maintain_order=True).head(per_rule).select(_COLUMNS)
