"""The license of every file of a repository, from its own evidence and its surroundings."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.label.licenses.resolve import SCHEMA, resolve_licenses

INPUT = {
    "file_id": pl.String, "path": pl.String, "expression": pl.String, "method": pl.String,
    "confidence": pl.Float64, "rule_id": pl.String, "line": pl.Int64, "repo_license": pl.String,
    "ownership": pl.String,
}  # fmt: skip
Row = tuple[str, str | None, str | None]


def resolved(
    rows: list[Row], ownership: str = "third-party", repo_license: str | None = None
) -> dict[str, dict[str, object]]:
    data = [
        (f"f{number}", path, expression, method, 0.9 if method else None,
         f"{method}-rule" if method else None, 3 if method else None, repo_license, ownership)
        for number, (path, expression, method) in enumerate(rows)
    ]  # fmt: skip
    out = resolve_licenses(pl.DataFrame(data, schema=INPUT, orient="row"))
    return {row[0]: fields for row, fields in zip(rows, out.iter_rows(named=True), strict=True)}


def said(fields: dict[str, object]) -> tuple[object, object, object]:
    return fields["license_expression"], fields["license_origin"], fields["license_type"]


def test_resolve_when_file_has_tag_then_own_evidence_wins() -> None:
    out = resolved([("LICENSE", "MIT", "text"), ("a.c", "GPL-2.0-only", "tag")])
    assert ("GPL-2.0-only", "tag", "strong-copyleft") == said(out["a.c"])
    assert "a.c:3 tag-rule" == out["a.c"]["license_evidence"]


def test_resolve_when_nothing_own_then_nearest_file_speaks() -> None:
    out = resolved([("LICENSE", "MIT", "text"), ("src/deep/a.c", None, None)])
    assert ("MIT", "nearest_file", "permissive") == said(out["src/deep/a.c"])
    assert "LICENSE:3 text-rule" == out["src/deep/a.c"]["license_evidence"]


def test_resolve_when_vendored_folder_has_license_then_it_wins_over_root() -> None:
    rows: list[Row] = [("LICENSE", "MIT", "text"), ("vendor/x/COPYING", "GPL-3.0-only", "text"),
                       ("vendor/x/a.c", None, None), ("vendor/y.c", None, None)]  # fmt: skip
    out = resolved(rows)
    assert "GPL-3.0-only" == out["vendor/x/a.c"]["license_expression"]
    assert "MIT" == out["vendor/y.c"]["license_expression"]


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        ("Apache-2.0 OR MIT", ["LICENSE-APACHE", "LICENSE-MIT"]),
        ("Apache-2.0 AND MIT", ["COPYING", "LICENSE"]),
        ("Apache-2.0", ["LICENSE", "LICENSE-third-party.txt"]),
    ],
)
def test_resolve_when_several_license_files_then_names_decide(
    expected: str, names: list[str]
) -> None:
    rows: list[Row] = [
        (names[0], "Apache-2.0", "text"),
        (names[1], "MIT", "text"),
        ("a.rs", None, None),
    ]
    assert expected == resolved(rows)["a.rs"]["license_expression"]


def test_resolve_when_lesser_stands_beside_copying_then_lesser_alone() -> None:
    rows: list[Row] = [("COPYING", "GPL-3.0-only", "text"), ("COPYING.LESSER", "LGPL-3.0-only", "text"),
                       ("a.c", None, None)]  # fmt: skip
    assert "LGPL-3.0-only" == resolved(rows)["a.c"]["license_expression"]


def test_resolve_when_license_file_points_to_others_then_their_texts_by_its_choice() -> None:
    rows: list[Row] = [
        ("LICENSE", "Apache-2.0 OR BSD-3-Clause", "reference"),
        ("LICENSE.APACHE", "Apache-2.0", "text"),
        ("LICENSE.BSD", "BSD-2-Clause", "text"),
        ("a.py", None, None),
    ]
    assert "Apache-2.0 OR BSD-2-Clause" == resolved(rows)["a.py"]["license_expression"]


def test_resolve_when_reuse_folder_then_says_nothing_of_siblings() -> None:
    out = resolved([("LICENSES/MIT.txt", "MIT", "text"), ("a.c", None, None)])
    assert (None, "none", "none") == said(out["a.c"])


def test_resolve_when_sidecar_then_it_speaks_for_its_file() -> None:
    out = resolved([("i.png", None, None), ("i.png.license", "CC0-1.0", "tag")])
    assert ("CC0-1.0", "tag", "public-domain") == said(out["i.png"])


def test_resolve_when_reference_agrees_with_nearest_file_then_nearest_file() -> None:
    out = resolved([("LICENSE", "BSD-2-Clause", "text"), ("a.go", "BSD-3-Clause", "reference")])
    assert ("BSD-2-Clause", "nearest_file", "permissive") == said(out["a.go"])


def test_resolve_when_only_manifest_then_manifest_speaks() -> None:
    out = resolved([("package.json", "ISC", "manifest"), ("src/a.js", None, None)])
    assert ("ISC", "manifest", "permissive") == said(out["src/a.js"])


def test_resolve_when_only_metadata_then_repository() -> None:
    out = resolved([("a.py", None, None)], repo_license="mit")
    assert ("MIT", "repository", "permissive") == said(out["a.py"])


def test_resolve_when_own_and_nothing_or_proprietary_then_own() -> None:
    rows: list[Row] = [("LICENSE", "LicenseRef-Proprietary", "header"), ("a.py", None, None),
                       ("b.py", "LicenseRef-Proprietary", "header")]  # fmt: skip
    out = resolved(rows, "own")
    assert {(None, "own", "own")} == {said(fields) for fields in out.values()}


def test_resolve_when_own_repository_holds_foreign_license_then_it_counts() -> None:
    rows: list[Row] = [("a.py", None, None), ("b.js", "GPL-3.0-only", "header"),
                       ("vendor/x/LICENSE", "MIT", "text"), ("vendor/x/c.js", None, None),
                       ("vendor/p.js", "LicenseRef-Proprietary", "header")]  # fmt: skip
    out = resolved(rows, "own")
    assert (None, "own", "own") == said(out["a.py"])
    assert ("GPL-3.0-only", "header", "strong-copyleft") == said(out["b.js"])
    assert ("MIT", "nearest_file", "permissive") == said(out["vendor/x/c.js"])
    assert "proprietary" == out["vendor/p.js"]["license_type"]


def test_resolve_when_empty_then_empty_with_schema() -> None:
    out = resolve_licenses(pl.DataFrame(schema=INPUT))
    assert pl.DataFrame(schema=SCHEMA).schema == out.schema


PATHS = [
    "LICENSE",
    "COPYING",
    "a.c",
    "src/LICENSE-MIT",
    "src/LICENSE-APACHE",
    "src/b.c",
    "v/package.json",
]
LICENSES = st.sampled_from([None, "MIT", "GPL-2.0-only", "Apache-2.0"])


@given(st.lists(LICENSES, min_size=7, max_size=7), st.permutations(range(7)))
def test_resolve_when_order_changes_then_same_answers(
    licenses: list[str | None], order: list[int]
) -> None:
    rows: list[Row] = [
        (path, expression, "text" if expression else None)
        for path, expression in zip(PATHS, licenses, strict=True)
    ]
    straight = {path: said(fields) for path, fields in resolved(rows).items()}
    shuffled = {path: said(f) for path, f in resolved([rows[n] for n in order]).items()}
    assert straight == shuffled
