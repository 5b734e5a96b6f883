"""The ledger of a release: every file, what was decided about it, and why."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

BY_CONTENT = ("files", "decisions")
"""Tables that are made from a range of ``content_id``, sorted by it; the others by ``repo_id``."""
BY_REPO = ("rules", "quarantine")
_COUNTS = ("n_hits", "n_passed", "n_not_applicable", "n_missing")


def ledger_of_contents(tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.LazyFrame]:
    """Return the ledger of the files of a range; it holds no text and no names of people.

    Args:
        tables: ``files``, ``labels``, ``decisions`` and ``dispositions`` of a range of
            ``content_id``.

    Returns:
        ``files`` (one row per file with its disposition, language, role and license) and
        ``decisions`` (file × rule), sorted by ``content_id`` and key.
    """
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
        .sort("content_id", "file_id")
    )
    order = ("content_id", "file_id", "rule_group", "rule_id")
    return {"files": files, "decisions": tables["decisions"].sort(order)}


def ledger_of_repos(tables: Mapping[str, pl.LazyFrame]) -> dict[str, pl.LazyFrame]:
    """Return the ledger of the repositories of a range.

    Args:
        tables: ``repos``, and ``rule_counts`` and ``quarantine`` of a range of ``repo_id``.

    Returns:
        ``rules`` (repository × rule: how often it was applied) and ``quarantine``, sorted by
        ``repo_id`` and key; what concerns contents, and so no repository, has no name.
    """
    names = tables["repos"].select("repo_id", "repo_name")
    rules = (
        tables["rule_counts"]
        .group_by("repo_id", "rule_group", "rule_id", "rule_version", "action")
        .agg(pl.col(_COUNTS).sum())
        .join(names, on="repo_id")
        .sort("repo_id", "rule_group", "rule_id")
    )
    order = ("repo_id", "path", "path_bytes", "content_id", "stage", "rule_id", "detail")
    quarantine = tables["quarantine"].join(names, on="repo_id", how="left")
    return {"rules": rules, "quarantine": quarantine.sort(order, nulls_last=True)}
