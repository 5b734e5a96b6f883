"""Rules that could not be applied: not run is not nothing found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dataprep.report.reading import FinishedRun, Piece
from dataprep.rules import AnyRule, Rule, RuleBook

if TYPE_CHECKING:
    import polars as pl

_CONTENT_COLUMNS = frozenset(
    {"is_text", "encoding", "encoding_confidence", "encoding_evidence", "n_replaced"}
)


@dataclass(frozen=True, slots=True)
class MissingSignal:
    """A rule that could not be applied to some files because they lack a signal.

    Attributes:
        rule_id: The rule.
        n_files: All files that lack it; those that are not text lack every signal.
        n_kept: Those of them that were kept.
    """

    rule_id: str
    n_files: int
    n_kept: int


def missing_signals(run: FinishedRun, rules: RuleBook) -> tuple[MissingSignal, ...]:
    """Return the rules that lacked a signal, by kept files, then by all files.

    Args:
        run: The run.
        rules: What the rules compare. A rule that has changed since the run is asked as it is now.
    """
    import polars as pl

    counts = (
        run.scan("rule_counts")
        .group_by("rule_id")
        .agg(pl.col("n_missing").sum())
        .filter(pl.col("n_missing") > 0)
        .collect()
    )
    n_files: dict[str, int] = dict(counts.iter_rows())
    n_kept = _among_kept(run, [rules.get(name) for name in sorted(n_files) if name in rules.ids])
    found = [
        # NOTE: whoever changed a rule after the run must not make more kept files than files.
        MissingSignal(name, number, min(n_kept[name], number))
        for name, number in n_files.items()
    ]
    return tuple(sorted(found, key=lambda rule: (-rule.n_kept, -rule.n_files, rule.rule_id)))


def _among_kept(run: FinishedRun, rules: list[AnyRule]) -> Counter[str]:
    from dataprep.rules.predicate import compile_predicate, prepare_facts

    counts: Counter[str] = Counter()
    asked = [rule for rule in rules if isinstance(rule, Rule) and rule.when is not None]
    if not asked:
        return counts
    for piece in run.pieces:
        facts = _kept_facts(run, piece, {name for rule in asked for name in rule.columns})
        answered = [rule for rule in asked if set(rule.columns) <= set(facts.columns)]
        prepared = prepare_facts(facts, answered)
        sums = prepared.select(
            compile_predicate(rule).missing.sum().alias(rule.id) for rule in answered
        )
        counts.update(sums.row(0, named=True) if sums.height else {})
    return counts


def _kept_facts(run: FinishedRun, piece: Piece, wanted: set[str]) -> pl.DataFrame:
    """Return the columns of the kept files of a piece that rules compare."""
    import polars as pl

    kept = run.scan("dispositions", piece).filter(pl.col("disposition") == "kept")
    labels = run.scan("labels", piece).drop("repo_id", "content_id")
    repos = run.scan("repos").drop("repo_name", "size_bytes")
    facts = (
        run.scan("files", piece)
        .join(kept.select("file_id"), on="file_id", how="semi")
        .join(labels, on="file_id")
        .join(
            run.scan("signals", piece), on=["content_id", "language"], how="left", nulls_equal=True
        )
        .join(repos, on="repo_id")
    )
    if wanted & _CONTENT_COLUMNS:
        contents = run.scan("contents", piece).select("content_id", *sorted(_CONTENT_COLUMNS))
        facts = facts.join(contents.unique("content_id"), on="content_id")
    names = facts.collect_schema().names()
    return facts.select([n for n in names if n in wanted | {"language", "role"}]).collect()
