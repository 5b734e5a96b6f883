"""Who a repository's commits name."""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.stage import Params

_TRAILER = (
    r"(?mi)^[ \t]*(?:co-authored|co-developed|signed-off|reviewed|acked|tested|reported|suggested|"
    r"helped|mentored|approved|commit|authored|written|thanks-to|cc)(?:-by)?:[ \t]*"
    r"([^<>\r\n]{0,200}<[^<>\r\n]{0,254}>)"
)
"""Lines of a message that name a person, as ``git interpret-trailers`` reads them."""
_PERSON = r"^\s*(?P<name>[^<]*?)\s*<\s*(?P<email>[^>]*?)\s*>$"


def identities(commits: pl.DataFrame, params: Params) -> dict[str, pl.DataFrame]:
    """Return the people that commits name as authors and committers, and in trailers of messages.

    Programs are people here, too: to tell them apart is up to those who look for names.

    Args:
        commits: Commits of a repository.
        params: None.

    Returns:
        ``identities``: distinct pairs of name and address, without blanks around them, null where
        empty. ``n_commits`` counts commits of which the pair is author or committer; it is 0 for
        pairs that only trailers name.
    """
    del params
    contract = load_contract("identities")
    named = [
        commits.select(
            "repo_id",
            "commit_id",
            name=pl.col(f"{role}_name"),
            email=pl.col(f"{role}_email"),
            is_own=pl.lit(value=True),
        )
        for role in ("author", "committer")
    ]
    rows = (
        pl.concat([*named, _trailers(commits)])
        .with_columns(_cleaned("name"), _cleaned("email"))
        .filter(pl.col("name").is_not_null() | pl.col("email").is_not_null())
        .group_by("repo_id", "name", "email")
        .agg(n_commits=pl.col("commit_id").filter("is_own").n_unique().cast(pl.Int64))
        .select(contract.column_names)
        .sort(contract.key, nulls_last=True)
    )
    return {"identities": rows}


def _trailers(commits: pl.DataFrame) -> pl.DataFrame:
    """Return a row for each person that a trailer names."""
    return (
        commits.select("repo_id", "commit_id", person=pl.col("message").str.extract_all(_TRAILER))
        .explode("person", empty_as_null=False)
        .with_columns(person=pl.col("person").str.extract(_TRAILER).str.extract_groups(_PERSON))
        .unnest("person")
        .select("repo_id", "commit_id", "name", "email", is_own=pl.lit(value=False))
    )


def _cleaned(column: str) -> pl.Expr:
    stripped = pl.col(column).str.strip_chars()
    return pl.when(stripped != "").then(stripped).alias(column)
