"""Rows for next-token prediction: one per kept file, each traceable to where it came from."""

from __future__ import annotations

import polars as pl
from pydantic import Field

from dataprep.contracts import load_contract
from dataprep.export.texts import exported_texts
from dataprep.export.tokens import count_tokens
from dataprep.stage import Params


class NtpParams(Params):
    """Parameters of ``export.ntp``."""

    tokenizer: str | None = Field(
        None, description="Path of a tokenizer.json; without one UTF-8 bytes are counted."
    )
    tokenizer_name: str = Field(description="Digest of the tokenizer, or that bytes are counted.")
    is_redacted: bool = Field(False, description="Whether files have redacted texts.")


def ntp_rows(
    repos: pl.LazyFrame,
    files: pl.LazyFrame,
    contents: pl.LazyFrame,
    labels: pl.LazyFrame,
    signals: pl.LazyFrame,
    decisions: pl.LazyFrame,
    dispositions: pl.LazyFrame,
    redactions: pl.LazyFrame,
    redacted: pl.LazyFrame,
    cuts: pl.LazyFrame,
    params: NtpParams,
) -> dict[str, pl.DataFrame]:
    """Return the rows of a shard.

    Args:
        repos: All repositories.
        files: Files of a range.
        contents: Contents of the range, with ``text`` never null.
        labels: Labels of the files.
        signals: Signals of the contents.
        decisions: What was decided about the files.
        dispositions: What became of the files; the kept ones are exported.
        redactions: Which text each file is to have; see ``exported_texts``.
        redacted: Redacted texts.
        cuts: What is cut out of files.
        params: Parameters.

    Returns:
        ``ntp``: one row per kept file, sorted by ``content_id`` and ``file_id``.
    """
    kept = dispositions.filter(pl.col("disposition") == "kept").select("file_id")
    chosen = exported_texts(
        files.select("file_id", "repo_id", "content_id", "repo_name", "path").join(
            kept, on="file_id", how="semi"
        ),
        contents.select("content_id", "swhid", "text"),
        redactions,
        redacted,
        cuts,
        is_redacted=params.is_redacted,
    ).rename({"text": "content"})
    rows = (
        _with_facts(chosen, repos, labels, signals, decisions)
        .with_columns(size_bytes=pl.col("content").str.len_bytes().cast(pl.Int64))
        .sort("content_id", "file_id")
        .collect()
    )
    frame = rows.with_columns(n_tokens=count_tokens(rows["content"], params.tokenizer))
    return {"ntp": frame.select(load_contract("ntp").column_names)}


def _with_facts(
    rows: pl.LazyFrame,
    repos: pl.LazyFrame,
    labels: pl.LazyFrame,
    signals: pl.LazyFrame,
    decisions: pl.LazyFrame,
) -> pl.LazyFrame:
    """Return files with what is known of their repository and of them, and the rules that met."""
    repo_facts = repos.select("repo_id", "revision", "stars", "access_label")
    notes = decisions.group_by("file_id").agg(decisions=pl.col("rule_id").sort())
    none = pl.lit([], dtype=pl.List(pl.String))
    return (
        rows.join(labels.drop("repo_id", "content_id"), on="file_id")
        .join(repo_facts, on="repo_id")
        .join(signals, on=["content_id", "language"], how="left", nulls_equal=True)
        .join(notes, on="file_id", how="left")
        .with_columns(pl.col("decisions").fill_null(none))
    )
