"""Which findings of static defects a recipe's policy speaks of."""

from __future__ import annotations

import polars as pl
from pydantic import Field

from dataprep.defects.policy import FILE_COLUMNS, of_other_tools, severity_in_file
from dataprep.recipe_sections import DefectBar, Defects
from dataprep.rules.defect import Category
from dataprep.stage import Params

_KIND = "defect"


class DefectPolicyParams(Params):
    """Parameters of ``decide.defects``."""

    policy: Defects = Field(description="What becomes of files that hold defects.")
    categories: dict[str, Category] = Field(description="What each rule's defects endanger.")
    of_cwe: dict[str, Category] = Field(
        default_factory=dict,
        description="What a weakness endangers that another tool found; correctness where unknown.",
    )


def held_defects(
    files: pl.LazyFrame, labels: pl.LazyFrame, findings: pl.LazyFrame, params: DefectPolicyParams
) -> pl.LazyFrame:
    """Return the defects that files hold, each with its category and its severity in the file.

    What another tool found holds for the repository that it looked at.

    Args:
        files: Files of a range.
        labels: Their labels.
        findings: What was found in their contents; all but defects is left out.
        params: The policy.
    """
    defects = findings.filter(pl.col("kind") == _KIND).rename({"repo_id": "of_repo"})
    category = (
        pl.when(of_other_tools())
        .then(_named("entity_type", params.of_cwe))
        .otherwise(_named("rule_id", params.categories))
    )
    return (
        files.select("file_id", "repo_id", "content_id")
        .join(labels.select("file_id", "language", *FILE_COLUMNS), on="file_id")
        .join(defects, on=["content_id", "language"], nulls_equal=True)
        .filter(pl.col("of_repo").is_null() | (pl.col("of_repo") == pl.col("repo_id")))
        .drop("of_repo")
        .with_columns(
            category=category,
            severity=severity_in_file(count_suppressed=params.policy.count_suppressed),
        )
    )


def _named(column: str, categories: dict[str, Category]) -> pl.Expr:
    """Return the category that a column names; correctness where it is unknown."""
    return pl.col(column).replace_strict(categories, default="correctness", return_dtype=pl.String)


def is_over(bar: DefectBar | None, policy: Defects) -> pl.Expr:
    """Return whether a finding counts for a line of the policy."""
    if bar is None:
        return pl.lit(value=False)
    over = (
        pl.col("severity").is_in(bar.severities)
        & (pl.col("score") >= bar.score)
        & pl.col("category").is_in(bar.categories)
    )
    if bar.cwe:
        over &= pl.col("entity_type").is_in(bar.cwe)
    if not policy.count_imported:
        over &= ~of_other_tools()
    return over if policy.count_suppressed else over & ~pl.col("is_suppressed")
