"""The ledger of a release: every file, what was decided about it, and why."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl


def ledger_tables(tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables of a release's ledger; none holds text or names of people.

    Args:
        tables: ``repos``, ``files``, ``labels``, ``decisions``, ``dispositions``, ``rule_counts``
            and ``quarantine`` of a run.

    Returns:
        ``files`` (one row per file with its disposition, language, role and license),
        ``decisions`` (file × rule), ``rules`` (repository × rule: how often it was applied) and
        ``quarantine``; each sorted by its key.
    """
    names = tables["repos"].select("repo_id", "repo_name")
    labels = tables["labels"].select(
        "file_id", "language", "role", "license_expression", "license_type", "license_origin",
        "license_evidence",
    )  # fmt: skip
    outcome = tables["dispositions"].select("file_id", "disposition", "rule_group", "rule_id")
    files = (
        tables["files"]
        .select("file_id", "repo_id", "content_id", "repo_name", "path", "size_bytes")
        .join(labels, on="file_id")
        .join(outcome, on="file_id")
        .sort("repo_name", "path", "file_id")
    )
    counts = ["n_hits", "n_passed", "n_not_applicable", "n_missing"]
    rules = (
        tables["rule_counts"]
        .group_by("repo_id", "rule_group", "rule_id", "rule_version", "action")
        .agg(pl.col(counts).sum())
        .join(names, on="repo_id")
        .sort("repo_name", "repo_id", "rule_group", "rule_id")
    )
    quarantine = (
        tables["quarantine"]
        .join(names, on="repo_id", how="left")
        .sort("repo_name", "path", "path_bytes", "content_id", "rule_id")
    )
    return {
        "files": files.collect(),
        "decisions": tables["decisions"].sort("file_id", "rule_group", "rule_id").collect(),
        "rules": rules.collect(),
        "quarantine": quarantine.collect(),
    }
