"""What a recipe's policy decides about files that hold secrets or personal data."""

from __future__ import annotations

import polars as pl

from dataprep.decide.rows import decision_rows
from dataprep.sensitive.policy import ACTIONS, PrivacyParams, judged_findings

_GROUP = "privacy"
_STAGE = "decide.privacy"
_OF_DECISION = ("file_id", "repo_id", "content_id", "rule_id")


def decide_privacy(
    files: pl.LazyFrame, labels: pl.LazyFrame, findings: pl.LazyFrame, params: PrivacyParams
) -> dict[str, pl.LazyFrame]:
    """Return what each rule that found something in a file means for the file.

    Args:
        files: Files of a range.
        labels: Their labels.
        findings: What was found in their contents.
        params: The policy.

    Returns:
        ``decisions``: one row per file and rule. Its action is the worst that the policy asks for
        among the rule's findings in the file: the file is dropped, something in it redacted, or
        all kept (``note``). Evidence counts them by action, entity and place; it holds no value.
    """
    rank = pl.col("action").replace_strict(list(ACTIONS), range(len(ACTIONS)), return_dtype=pl.Int8)
    counted = (
        judged_findings(files, labels, findings, params.policy)
        .with_columns(rank=rank)
        .group_by(*_OF_DECISION, "rank", "action", "entity", "place")
        .agg(pl.col("rule_version").max(), n_findings=pl.len())
        .sort("file_id", "rule_id", "rank", "entity", "place")
    )
    decided = counted.group_by(_OF_DECISION, maintain_order=True).agg(
        pl.col("rule_version").max(),
        pl.col("action").first(),
        found=pl.struct("action", "entity", "place", "n_findings"),
    )
    return {"decisions": decision_rows(decided, _STAGE, _GROUP)}
