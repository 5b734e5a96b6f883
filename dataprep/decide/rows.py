"""Rows of the ledger that a policy writes."""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract


def decision_rows(decided: pl.LazyFrame, stage: str, group: str) -> pl.LazyFrame:
    """Return decisions as the table ``decisions``, sorted.

    Args:
        decided: One row per file and rule: ``file_id``, ``repo_id``, ``content_id``, ``rule_id``,
            ``rule_version``, ``action``, and ``found``, a list of structs for the evidence.
        stage: Stage that decides.
        group: Group that the decisions belong to.
    """
    evidence = pl.struct("found").struct.json_encode()
    rows = decided.with_columns(evidence=evidence).drop("found")
    contract = load_contract("decisions")
    absent = set(contract.column_names) - set(rows.collect_schema().names())
    schema = contract.polars_schema()
    said = {"stage": pl.lit(stage), "rule_group": pl.lit(group)}
    nothing = {name: pl.lit(None, dtype=schema[name]) for name in absent - set(said)}
    return (
        rows.with_columns(**nothing, **said)
        .select(contract.column_names)
        .sort("file_id", "rule_id")
    )
