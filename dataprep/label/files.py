"""The labels of a repository's files: what path, text and neighbours say together."""

from __future__ import annotations

import polars as pl

from dataprep.contracts import load_contract
from dataprep.label.language import all_languages
from dataprep.label.licenses import resolve_licenses
from dataprep.label.roles import PathRole, final_role, path_roles
from dataprep.stage import Params

_ROLE_SCHEMA = {
    "role": pl.String,
    "role_rule": pl.String,
    "is_vendor": pl.Boolean,
    "vendor_rule": pl.String,
    "is_test": pl.Boolean,
    "is_lock_file": pl.Boolean,
    "is_generated_path": pl.Boolean,
}


def label_files(
    repos: pl.DataFrame, files: pl.DataFrame, content_labels: pl.DataFrame, params: Params
) -> dict[str, pl.DataFrame]:
    """Return the labels of the files of one repository.

    Args:
        repos: The repository, one row.
        files: Its files.
        content_labels: Labels of their contents by content and file name; what is no text has
            none, and is left without language and license of its own.
        params: None are needed.

    Returns:
        ``labels``: one row per file.
    """
    del params
    rows = (
        files.select("file_id", "repo_id", "content_id", "path", "name")
        .join(content_labels, on=["content_id", "name"], how="left", maintain_order="left")
        .with_columns(
            pl.col("is_generated", "is_minified", "is_lfs_pointer").fill_null(value=False),
            pl.col("language_evidence").fill_null("none"),
            pl.col("language_confidence").fill_null(0.0),
        )
    )
    roles = _roles(rows)
    licenses = resolve_licenses(_license_input(rows, repos))
    own = ("license_expression", "license_confidence")  # of the text alone
    labels = pl.concat([rows.drop(own), roles, licenses.drop("file_id")], how="horizontal")
    return {
        "labels": labels.with_columns(
            is_generated=pl.col("is_generated") | pl.col("is_generated_path"),
            generated_rule=pl.when(pl.col("is_generated"))
            .then(pl.col("generated_rule"))
            .when(pl.col("is_generated_path"))
            .then(pl.col("role_rule")),
            license_confidence=pl.col("license_confidence").fill_null(0.0),
        ).select(load_contract("labels").column_names)
    }


def _roles(rows: pl.DataFrame) -> pl.DataFrame:
    languages = rows["language"].to_list()
    places = path_roles(rows["path"].to_list(), languages)
    marks = zip(rows["is_generated"].to_list(), rows["is_minified"].to_list(), strict=True)
    numbers: dict[tuple[int, str | None, bool, bool], int] = {}
    values: list[tuple[object, ...]] = []
    picks: list[int] = []
    for place, language, (generated, minified) in zip(places, languages, marks, strict=True):
        # NOTE: files of one kind share their place, which `places` keeps alive.
        key = (id(place), language, generated, minified)
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(values)
            values.append(_role_values(place, language, generated=generated, minified=minified))
        picks.append(number)
    return pl.DataFrame(values, schema=_ROLE_SCHEMA, orient="row")[picks]


def _role_values(
    place: PathRole, language: str | None, *, generated: bool, minified: bool
) -> tuple[object, ...]:
    entry = all_languages().get(language or "")
    kind = None if entry is None else entry.type
    role = final_role(place, language, kind, generated=generated, minified=minified)
    return (
        role,
        place.rule_id,
        place.is_vendor,
        place.vendor_rule,
        place.is_test,
        place.is_lock_file,
        place.is_generated_path,
    )


def _license_input(rows: pl.DataFrame, repos: pl.DataFrame) -> pl.DataFrame:
    repo = repos.row(0, named=True)
    return rows.select(
        "file_id",
        "path",
        expression="license_expression",
        method="license_method",
        confidence="license_confidence",
        rule_id="license_rule",
        line="license_line",
        repo_license=pl.lit(repo["license_declared"], dtype=pl.String),
        ownership=pl.lit(repo["ownership"]),
    )
