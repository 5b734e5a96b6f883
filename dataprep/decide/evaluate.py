"""Applies rules to the facts about files: decisions in long form, and how often each rule fired."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from dataprep.contracts import load_contract
from dataprep.rules import BoundRule
from dataprep.rules.predicate import PredicateExpr, compile_predicate, prepare_facts

_KEYS = ("file_id", "repo_id", "content_id")


def evaluate_rules(
    facts: pl.DataFrame, rules: Sequence[BoundRule], stage: str = "decide.rules"
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what rules decide about files, and what became of every pair of file and rule.

    Rules that a stage decides (``decided_by``) are left to that stage and count nowhere here.
    Every rule is asked about every file: an earlier decision hides no later one.

    Args:
        facts: One row per file: ``file_id``, ``repo_id``, ``content_id``, ``language`` (linguist's
            name), ``role`` and every column that a rule compares. A null value was not measured;
            numbers that are not finite count as null.
        rules: The rules in the recipe's order, each once.
        stage: Name under which the decisions stand in the ledger.

    Returns:
        ``decisions`` by its contract: only hits, sorted by ``file_id``, then by the order of the
        rules; ``evidence`` is canonical JSON of each column with its value and limits. And
        ``rule_counts`` by its contract, sorted by ``repo_id`` and ``rule_id``: hits, passed, not
        applicable and missing add up to the files of the repository.

    Raises:
        RuleError: The facts lack columns that rules compare; names them all.
    """
    asked = [bound for bound in rules if bound.rule.when is not None]
    compiled = [compile_predicate(bound.rule) for bound in asked]
    facts = facts.sort("file_id")
    prepared = prepare_facts(facts, [bound.rule for bound in asked])
    answers = prepared.with_columns(
        facts["repo_id"],
        *(expr.hit.alias(f"hit_{order}") for order, expr in enumerate(compiled)),
        *(expr.missing.alias(f"missing_{order}") for order, expr in enumerate(compiled)),
        *(expr.applies.alias(f"applies_{order}") for order, expr in enumerate(compiled)),
    )
    labels = _labels(asked, stage)
    return _decision_table(facts, answers, compiled, labels), _count_table(answers, labels)


def _labels(asked: Sequence[BoundRule], stage: str) -> pl.DataFrame:
    """Return what the ledger says about each rule, in their order."""
    return pl.DataFrame(
        {
            "stage": [stage for _ in asked],
            "rule_group": [bound.group for bound in asked],
            "rule_id": [bound.rule.id for bound in asked],
            "rule_version": [bound.rule.version for bound in asked],
            "action": [bound.rule.action for bound in asked],
        },
        schema_overrides={"rule_version": pl.Int64},
    )


def _decision_table(
    facts: pl.DataFrame,
    answers: pl.DataFrame,
    compiled: Sequence[PredicateExpr],
    labels: pl.DataFrame,
) -> pl.DataFrame:
    """Return one row per hit. Facts and answers are sorted by ``file_id``."""
    schema = load_contract("decisions").polars_schema()
    if not compiled:
        return pl.DataFrame(schema=schema)
    evidence: list[str] = []
    rows: list[np.ndarray] = []
    for order, expr in enumerate(compiled):
        is_hit = answers[f"hit_{order}"]
        rows.append(np.flatnonzero(is_hit.to_numpy()))
        if rows[-1].size:
            evidence += expr.evidence(answers, is_hit)
    orders = np.repeat(np.arange(len(rows)), [part.size for part in rows])
    row = np.concatenate(rows)
    by_file = np.lexsort((orders, row))
    decisions = pl.concat(
        [
            facts.select(_KEYS)[row[by_file]],
            labels[orders[by_file]],
            pl.DataFrame({"evidence": pl.Series(evidence, dtype=pl.String)})[by_file],
        ],
        how="horizontal",
    )
    absent = [name for name in schema if name not in decisions.columns]
    return decisions.with_columns(
        pl.lit(None, dtype=schema[name]).alias(name) for name in absent
    ).select(schema.names())


def _count_table(answers: pl.DataFrame, labels: pl.DataFrame) -> pl.DataFrame:
    """Return hits, passed, not applicable and missing per repository and rule."""
    schema = load_contract("rule_counts").polars_schema()
    if labels.is_empty():
        return pl.DataFrame(schema=schema)
    sums = answers.group_by("repo_id").agg(
        pl.col(r"^(hit|missing|applies)_\d+$").sum().cast(pl.Int64),
        pl.len().cast(pl.Int64).alias("n_files"),
    )
    n_rules = labels.height

    def counts(word: str) -> np.ndarray:
        names = [f"{word}_{order}" for order in range(n_rules)]
        return sums.select(names).to_numpy().ravel()

    hits, missing, applies = counts("hit"), counts("missing"), counts("applies")
    repo = np.repeat(np.arange(sums.height), n_rules)
    rule = np.tile(np.arange(n_rules), sums.height)
    table = pl.DataFrame(
        {
            "n_hits": hits,
            "n_passed": applies - hits - missing,
            "n_not_applicable": np.repeat(sums["n_files"].to_numpy(), n_rules) - applies,
            "n_missing": missing,
        }
    )
    parts = [sums.select("repo_id")[repo], labels[rule], table]
    return pl.concat(parts, how="horizontal").sort("repo_id", "rule_id").select(schema.names())
