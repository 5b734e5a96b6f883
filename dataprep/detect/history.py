"""Secrets in the history of a repository: which there are, when each came, which are there still.

What was taken out of the tree stands in the history for everyone who has a clone.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from dataprep.contracts import load_contract
from dataprep.detect.rows import Row, finding_rows, findings_frame
from dataprep.ids import language_id
from dataprep.sensitive.params import DetectionParams
from dataprep.stage import Params

_OF_RULE: Final = ("rule_version", "entity_type", "severity")
_EXTENSION: Final = r"\.([^./]+)$"


def version_findings(
    repos: pl.DataFrame,
    files: pl.DataFrame,
    labels: pl.DataFrame,
    versions: pl.DataFrame,
    texts: pl.DataFrame,
    params: DetectionParams,
    key: bytes,
) -> dict[str, pl.DataFrame]:
    """Return the secrets in texts of a repository's history and tree.

    Texts of the tree are searched again, so that a value is known by the same fingerprint wherever
    it stands.

    Args:
        repos: The repository.
        files: Files of its tree.
        labels: Their languages. A version is read in the language of the file that stands at its
            path now, else in that of most files with its extension, else in none.
        versions: Versions of its files.
        texts: A batch of the texts of both: ``content_id`` and ``text``.
        params: Which rules hold.
        key: Key of the fingerprints.

    Returns:
        ``version_findings``: a row for each text, rule and value; no personal data.
    """
    repo_id: str = repos["repo_id"][0]
    detection = params.secrets()
    pairs = text_languages(files, labels, versions).join(
        texts.select("content_id", text=pl.col("text").cast(pl.Binary)),
        on="content_id",
        maintain_order="left",
    )
    rows: list[Row] = []
    for content_id, language, raw in pairs.iter_rows():
        slug = None if language is None else language_id(language)
        found = detection.scan(raw, slug)
        rows += finding_rows(raw, found, key, content_id, None, repo_id)
    spans = findings_frame(rows).unique(("content_id", "rule_id", "start_byte", "end_byte"))
    contract = load_contract("version_findings")
    told = spans.group_by(contract.key).agg(
        *(pl.col(name).first() for name in _OF_RULE),
        pl.col("line").min(),
        n_places=pl.len().cast(pl.Int64),
    )
    return {"version_findings": told.select(contract.column_names).sort(contract.key)}


def text_languages(
    files: pl.DataFrame, labels: pl.DataFrame, versions: pl.DataFrame
) -> pl.DataFrame:
    """Return the languages in which texts of a repository are read.

    Args:
        files: Files of the tree.
        labels: Their languages.
        versions: Versions of files.

    Returns:
        ``content_id`` and ``language``, null where unknown; each pair once, sorted.
    """
    tree = files.select("file_id", "content_id", "path").join(
        labels.select("file_id", "language"), on="file_id", how="left"
    )
    extension = pl.col("path").str.extract(_EXTENSION).str.to_lowercase()
    known = tree.filter(pl.col("language").is_not_null()).with_columns(extension=extension)
    of_path = known.select("path", of_path="language").unique("path")
    of_extension = (
        known.filter(pl.col("extension").is_not_null())
        .group_by("extension", of_extension="language")
        .agg(n=pl.len())
        .sort(pl.col("n"), "of_extension", descending=[True, False])
        .unique("extension", keep="first", maintain_order=True)
        .select("extension", "of_extension")
    )
    read = (
        versions.select("content_id", "path", extension=extension)
        .join(of_path, on="path", how="left")
        .join(of_extension, on="extension", how="left")
        .select("content_id", language=pl.coalesce("of_path", "of_extension"))
    )
    both = pl.concat([tree.select("content_id", "language"), read])
    return both.unique().sort("content_id", "language", nulls_last=True)


def past_findings(
    repos: pl.DataFrame,
    files: pl.DataFrame,
    histories: pl.DataFrame,
    versions: pl.DataFrame,
    version_findings: pl.DataFrame,
    params: Params,
) -> dict[str, pl.DataFrame]:
    """Return when each secret of a repository came, and whether it is there still.

    A value first stood in the oldest version that holds it. Where that is older than what was read
    of the history there is no first commit. A text of the tree that no version is, is older than
    what was read, too; where the whole history was read it is a change that no commit holds.

    Args:
        repos: The repository.
        files: Files of its tree.
        histories: How much of its history was read.
        versions: Versions of its files.
        version_findings: Secrets in the texts of both.
        params: None.

    Returns:
        ``past_findings``: a row for each rule and value.
    """
    del repos, params
    is_whole = bool(histories["is_whole"].all()) and histories.height > 0
    in_tree = files.select("content_id", "path")
    unread = in_tree.join(versions, on="content_id", how="anti")
    places = pl.concat(
        [
            versions.select(
                "content_id", "path", "first_commit_id", "first_committed_at", "first_position"
            ).with_columns(is_committed=pl.lit(value=True)),
            unread.with_columns(is_committed=pl.lit(not is_whole)),
        ],
        how="diagonal",
    )
    key = load_contract("past_findings").key
    counts = version_findings.group_by(key).agg(
        n_versions=pl.col("content_id").n_unique().cast(pl.Int64),
        is_in_tree=pl.col("content_id").is_in(in_tree["content_id"].unique().implode()).any(),
    )
    oldest = (
        version_findings.join(places, on="content_id")
        .sort(
            pl.col("is_committed").not_(),
            "first_position",
            "path",
            "line",
            "content_id",
            nulls_last=False,
        )
        .unique(key, keep="first", maintain_order=True)
    )
    told = oldest.join(counts, on=key).select(load_contract("past_findings").column_names)
    return {"past_findings": told.sort(key)}
