"""Copies of repositories: which is the original, and what goes for its files."""

import datetime
import hashlib
import itertools
import random
from collections.abc import Mapping, Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.dedup.near import near_candidates, near_survivors
from dataprep.dedup.originals import originals
from dataprep.dedup.params import NearDuplicateParams

PARAMS = NearDuplicateParams(
    is_removing=True, has_repository_level=True, survivor=("path",), rule_version=3,
    repository_rule_version=4,
)  # fmt: skip
Rows = Sequence[Mapping[str, object]]


def _table(table: str, rows: Rows) -> pl.LazyFrame:
    contract = load_contract(table)
    fill = {"string": "", "int64": 1, "bool": False, "float64": 1.0}
    base = {c.name: fill.get(c.physical_type) if c.is_required else None for c in contract.columns}
    return pl.LazyFrame([{**base, **row} for row in rows], schema=contract.polars_schema())


def _repo(name: str, **facts: object) -> dict[str, object]:
    return {"repo_id": name, "repo_name": name, "ownership": "own", **facts}


def _overlaps(*pairs: tuple[str, str], kind: str = "copy", size: int = 10) -> pl.LazyFrame:
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    return _table(
        "repository_overlaps",
        [{"repo_id": a, "other_repo_id": b, "kind": kind, "text_bytes": size} for a, b in both],
    )


def _found(repos: Rows, overlaps: pl.LazyFrame) -> dict[str, str]:
    rows = originals(_table("repos", repos), overlaps).collect()
    return dict(rows.select("repo_id", "original_id").iter_rows())


def _at(year: int) -> datetime.datetime:
    return datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ({}, {"ownership": "third-party", "is_default_branch": True, "stars": 9}),
        ({"is_default_branch": True}, {"stars": 9}),
        ({"stars": 9, "committed_at": _at(2024)}, {"stars": 8, "committed_at": _at(2020)}),
        ({"stars": 0}, {"committed_at": _at(2020)}),
        ({"committed_at": _at(2020)}, {"committed_at": _at(2021)}),
        ({"committed_at": _at(2020)}, {}),
    ],
)
def test_original_is_chosen_in_the_order_of_criteria(
    original: Mapping[str, object], copy: Mapping[str, object]
) -> None:
    for one, other in (("a", "b"), ("b", "a")):
        repos = [_repo(one, **original), _repo(other, **copy)]
        assert {other: one} == _found(repos, _overlaps((one, other)))


def test_original_is_the_larger_then_the_first_by_name() -> None:
    repos = [_repo("a"), _repo("b")]
    assert {"b": "a"} == _found(repos, _overlaps(("a", "b")))
    larger = pl.when(pl.col("repo_id") == "b").then(11).otherwise(10).cast(pl.Int64)
    assert {"a": "b"} == _found(repos, _overlaps(("a", "b")).with_columns(text_bytes=larger))


def test_overlap_that_is_no_copy_makes_no_original() -> None:
    for kind in ("contained", "within", "partial", "slight"):
        assert {} == _found([_repo("a"), _repo("b")], _overlaps(("a", "b"), kind=kind))


def test_copy_of_a_copy_names_the_one_that_it_is_like() -> None:
    repos = [_repo(name) for name in "abc"]
    assert {"b": "a", "c": "b"} == _found(repos, _overlaps(("b", "c"), ("a", "b")))
    assert {"b": "a", "c": "a"} == _found(repos, _overlaps(("b", "c"), ("a", "b"), ("a", "c")))


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.integers(0, 99))
def test_originals_do_not_depend_on_the_order_of_rows(
    pairs: set[tuple[str, str]], seed: int
) -> None:
    edges = sorted({(min(p), max(p)) for p in pairs if p[0] != p[1]})
    repos = [_repo(name, stars=ord(name) % 3) for name in "abcdef"]
    expected = _found(repos, _overlaps(*edges))
    chance = random.Random(seed)
    chance.shuffle(edges)
    chance.shuffle(repos)
    assert expected == _found(repos, _overlaps(*edges))
    ranked = originals(_table("repos", repos), _overlaps(*edges)).collect()
    ranks = dict(ranked.select("repo_id", "copy_rank").iter_rows())
    assert len(set(ranks.values())) == len(ranks)
    assert all(ranks.get(one, 0) < ranks[copy] for copy, one in expected.items())


def _content(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()


def _removed(
    files: Sequence[tuple[str, str]],
    alike: Sequence[tuple[str, str]],
    copies: Sequence[tuple[str, str]],
    params: NearDuplicateParams = PARAMS,
) -> dict[str, tuple[object, ...]]:
    """Return what is decided of files, given as repository and path, paths being all different."""
    keys = [
        {"file_id": p, "repo_id": r, "repo_name": r, "path": p, "content_id": _content(p)}
        for r, p in files
    ]
    pairs = [
        {"content_a": min(ends), "content_b": max(ends), "jaccard": 0.9}
        for ends in ((_content(a), _content(b)) for a, b in alike)
    ]
    tables = {
        "repos": _table("repos", [_repo(name) for name in sorted({r for r, _ in files})]),
        "files": _table("files", keys),
        "labels": _table("labels", [{"file_id": p, "content_id": _content(p)} for _, p in files]),
        "decisions": load_contract("decisions").empty().lazy(),
        "quarantine": load_contract("quarantine").empty().lazy(),
        "pairs": _table("pairs", [{**pair, "is_complete": True} for pair in pairs]),
        "clusters": _table(
            "clusters",
            [{"content_id": _content(p), "cluster_id": "0", "is_complete": True} for _, p in files],
        ),
    }
    handed = near_candidates(**tables, repository_overlaps=_overlaps(*copies), params=params)
    sets = pl.LazyFrame(schema=dict.fromkeys(("cluster_id", "content_id", "low"), pl.String))
    rows = near_survivors(handed["admitted"], handed["edges"], sets, params)["decisions"]
    shown = ("file_id", "kept_file_id", "rule_id", "rule_version", "action", "kept_because")
    found = load_contract("decisions").check(rows).select(shown)
    return {row[0]: row[1:] for row in found.rows()}


FILES = (("fork", "a"), ("one", "b"), ("other", "c"), ("fork", "d"))
ALIKE = tuple(itertools.combinations("abcd", 2))
OF_FORK = ("near-duplicate-repository", 4, "drop", "original_repository")


def test_files_of_a_copy_go_for_those_of_its_original() -> None:
    removed = _removed(FILES, ALIKE, [("fork", "one")])
    # By name the fork comes first and is the original; then 'a' stays.
    assert {"b": ("a", *OF_FORK), "c": ("a", "near-duplicate", 3, "drop", "path"),
            "d": ("a", "near-duplicate", 3, "drop", "path")} == removed  # fmt: skip
    renamed = [("zork" if r == "fork" else r, p) for r, p in FILES]
    removed = _removed(renamed, ALIKE, [("zork", "one")])
    assert {"a": ("b", *OF_FORK), "c": ("b", "near-duplicate", 3, "drop", "path"),
            "d": ("b", *OF_FORK)} == removed  # fmt: skip


def test_level_repository_alone_notes_the_others() -> None:
    params = PARAMS.model_copy(update={"is_removing": False})
    renamed = [("zork" if r == "fork" else r, p) for r, p in FILES]
    removed = _removed(renamed, ALIKE, [("zork", "one")], params)
    assert {"a": "drop", "c": "note", "d": "drop"} == {p: row[3] for p, row in removed.items()}


def test_without_the_level_copies_are_files_like_others() -> None:
    params = PARAMS.model_copy(update={"has_repository_level": False})
    renamed = [("zork" if r == "fork" else r, p) for r, p in FILES]
    removed = _removed(renamed, ALIKE, [("zork", "one")], params)
    expected = ("a", "near-duplicate", 3, "drop", "path")
    assert dict.fromkeys("bcd", expected) == removed


def test_file_of_a_copy_that_only_a_stranger_matches_is_a_near_duplicate() -> None:
    renamed = [("zork", "a"), ("one", "b"), ("other", "c")]
    removed = _removed(renamed, [("a", "c")], [("zork", "one")])
    assert {"a": ("c", "near-duplicate", 3, "drop", "original_repository")} == removed
