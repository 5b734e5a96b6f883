"""The near-duplicate stages together, beside a brute-force oracle that shares no code with them."""

import hashlib
import itertools
import random
import re
from collections.abc import Mapping, Sequence

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dataprep.contracts import load_contract
from dataprep.dedup import near_pairs
from dataprep.dedup.clusters import clusters
from dataprep.dedup.near import near_candidates, near_sets, near_survivors
from dataprep.dedup.near_pairs import (
    band_rows,
    candidate_pairs,
    choose_pairs,
    shingle_rows,
    verified_pairs,
)
from dataprep.dedup.params import NearDuplicateParams, NearPairParams
from dataprep.dedup.signatures import text_signatures

THRESHOLD = 0.7
PAIRS = NearPairParams(threshold=THRESHOLD)
NEAR = NearDuplicateParams(
    threshold=THRESHOLD, is_removing=True, survivor=("path",), rule_version=1
)
_TOKEN = re.compile(rb"[A-Za-z0-9_\x80-\xff]+|[\x21-\x7e]")


def _id(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _shingles(text: str) -> frozenset[tuple[bytes, ...]]:
    tokens = _TOKEN.findall(text.encode())
    return frozenset(tuple(tokens[at : at + 5]) for at in range(len(tokens) - 4))


def _jaccard(one: str, other: str) -> float:
    a, b = _shingles(one), _shingles(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _contents(texts: Sequence[str]) -> pl.DataFrame:
    rows = {"content_id": [_id(text) for text in texts], "text": list(texts)}
    return pl.DataFrame(rows, schema={"content_id": pl.String, "text": pl.String}).sort(
        "content_id"
    )


class _Index:
    """The pairs of all runs so far, as the engine keeps them."""

    def __init__(self, params: NearPairParams = PAIRS) -> None:
        self.params = params
        self.signatures = load_contract("signatures").empty()
        self._kept: dict[str, pl.DataFrame] = {}
        self.pairs = load_contract("pairs").empty()
        self.contents = _contents([])

    def add(self, texts: Sequence[str]) -> None:
        """Do what a run does that meets these texts."""
        new = _contents(sorted(set(texts))).join(self.contents, on="content_id", how="anti")
        self.contents = pl.concat([self.contents, new]).sort("content_id")
        signatures = load_contract("signatures").check(
            text_signatures(new, self.params)["signatures"]
        )
        self.signatures = pl.concat([self.signatures, signatures])
        handed = band_rows(signatures.lazy(), self.params)
        seen = {name: self._both(name, rows) for name, rows in handed.items()}
        found = candidate_pairs(seen["bands"].lazy(), self.params)["candidates"]
        chosen = choose_pairs(found.lazy(), seen["sketches"].lazy(), self.pairs.lazy(), self.params)
        members = chosen["members"]
        texts_of = self.contents.join(members, on="content_id", how="semi")
        sets = shingle_rows(texts_of, members, self.params)["sets"]
        verified = verified_pairs(chosen["wanted"].lazy(), sets.lazy(), self.params)["pairs"]
        self.pairs = pl.concat([self.pairs, load_contract("pairs").check(verified)])

    def _both(self, name: str, rows: pl.DataFrame) -> pl.DataFrame:
        marked = [rows.with_columns(is_new=pl.lit(value=True))]
        if name in self._kept:
            marked.append(self._kept[name].with_columns(is_new=pl.lit(value=False)))
            rows = pl.concat([self._kept[name], rows])
        self._kept[name] = rows
        return pl.concat(marked)

    def removals(
        self, files: Mapping[str, str], failed: Sequence[str] = ()
    ) -> dict[str, tuple[str, float]]:
        """Return what goes of files, given by path, and what stays for each instead."""
        frame = _files(files)
        grouped = clusters(frame, self.pairs.lazy(), self.params)["clusters"]
        tables = {
            "repos": _repos(), "files": frame, "labels": _labels(files),
            "decisions": load_contract("decisions").empty().lazy(), "pairs": self.pairs.lazy(),
            "clusters": load_contract("clusters").check(grouped).lazy(),
            "repository_overlaps": load_contract("repository_overlaps").empty().lazy(),
            "quarantine": _frame("quarantine", [
                {"content_id": _id(files[path]), "rule_id": "stage-failed"} for path in failed
            ]),
        }  # fmt: skip
        handed = {k: v.collect() for k, v in near_candidates(**tables, params=NEAR).items()}
        texts = self.contents.join(handed["unknown"], on="content_id", how="semi")
        sets = near_sets(texts, self.signatures.lazy(), handed["unknown"], NEAR)["sets"]
        decisions = near_survivors(
            handed["admitted"].lazy(), handed["edges"].lazy(), sets.lazy(), NEAR
        )["decisions"]
        rows = load_contract("decisions").check(decisions)
        return {
            f: (k, s) for f, k, s in rows.select("file_id", "kept_file_id", "similarity").rows()
        }


def _frame(table: str, rows: list[dict[str, object]]) -> pl.LazyFrame:
    contract = load_contract(table)
    fill = {"string": "", "int64": 0, "bool": False, "float64": 0.0, "list<string>": []}
    base = {c.name: fill.get(c.physical_type) if c.is_required else None for c in contract.columns}
    return pl.LazyFrame([base | row for row in rows], schema=contract.polars_schema())


def _repos() -> pl.LazyFrame:
    return _frame("repos", [{"repo_id": "r", "repo_name": "r", "ownership": "own"}])


def _files(files: Mapping[str, str]) -> pl.LazyFrame:
    rows: list[dict[str, object]] = [
        {"file_id": p, "repo_id": "r", "content_id": _id(t), "path": p, "repo_name": "r"}
        for p, t in files.items()
    ]
    return _frame("files", rows)


def _labels(files: Mapping[str, str]) -> pl.LazyFrame:
    rows: list[dict[str, object]] = [{"file_id": p, "content_id": _id(t)} for p, t in files.items()]
    return _frame("labels", rows)


def _variants(seed: int, n_families: int, n_each: int, n_words: int = 120) -> dict[str, str]:
    """Return files in families: each member changes some words of the one before or of the first."""
    chance = random.Random(seed)
    found: dict[str, str] = {}
    for family in range(n_families):
        base = [f"name_{chance.randrange(5000)}{chance.choice('()=+,;')}" for _ in range(n_words)]
        words = base
        for member in range(n_each):
            words = list(words if chance.random() < 0.5 else base)
            for _ in range(chance.randrange(1 + n_words // 12)):
                words[chance.randrange(len(words))] = f"other{chance.randrange(5000)};"
            found[f"{chance.randrange(10**9):09d}-{family}-{member}"] = " ".join(words)
    distinct = {text: path for path, text in found.items()}  # equal texts are exact duplicates
    return {path: text for text, path in distinct.items()}


def _check_strict(files: Mapping[str, str], removed: Mapping[str, tuple[str, float]]) -> None:
    """Assert that nothing goes without proof, and that nothing stays that a kept file matches."""
    for path, (kept, similarity) in removed.items():
        assert kept not in removed
        assert similarity == pytest.approx(_jaccard(files[path], files[kept]), abs=1e-12)
        assert similarity >= THRESHOLD
        before = [p for p in files if p not in removed and p < kept]
        assert all(_jaccard(files[path], files[p]) < THRESHOLD for p in before)
    kept_files = [path for path in files if path not in removed]
    for one, other in itertools.combinations(kept_files, 2):
        assert _jaccard(files[one], files[other]) < THRESHOLD


@pytest.mark.parametrize("most", [128, 3, 1])
def test_removals_are_strict_and_complete_beside_brute_force(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(near_pairs, "MOST_IN_GROUP", most)
    files = _variants(7, n_families=12, n_each=9)
    index = _Index()
    index.add(list(files.values()))
    removed = index.removals(files)
    assert len(removed) > 20
    _check_strict(files, removed)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 8))
def test_incremental_runs_find_what_one_run_finds(seed: int, n_runs: int) -> None:
    files = _variants(seed, n_families=4, n_each=6)
    paths = sorted(files)
    once, grown = _Index(), _Index()
    once.add(list(files.values()))
    for number in range(n_runs):
        grown.add([files[path] for path in paths[number::n_runs]])
    assert once.removals(files) == grown.removals(files)
    _check_strict(files, grown.removals(files))


def _assert_nothing_lacks(index: _Index, files: Mapping[str, str]) -> None:
    """Assert that the clusters that are called complete lack no pair of their contents."""
    grouped = clusters(_files(files), index.pairs.lazy(), index.params)["clusters"]
    known = set(index.pairs.select("content_a", "content_b").rows())
    text_of = {_id(text): text for text in files.values()}
    for _, rows in grouped.filter("is_complete").group_by("cluster_id"):
        for one, other in itertools.combinations(sorted(rows["content_id"]), 2):
            assert (one, other) in known or _jaccard(text_of[one], text_of[other]) < THRESHOLD


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.integers(0, 10**6),
    st.integers(1, 6),
    st.sampled_from([1, 2, 3, 4, 5, 128]),
    st.sampled_from([2, 8, 32]),
)
def test_complete_clusters_of_any_files_lack_no_pair(
    seed: int, n_runs: int, most: int, in_bucket: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_pairs, "MOST_IN_GROUP", most)
        patch.setattr(near_pairs, "_MOST_IN_BUCKET", in_bucket)
        # Bands that miss many pairs, as good ones miss few.
        patch.setattr(near_pairs, "band_layout", lambda threshold, n_perm: (6, 6))
        files, chance = _variants(seed, n_families=3, n_each=12), random.Random(seed)
        paths = chance.sample(sorted(files), len(files))
        index = _Index()
        for number in range(n_runs):
            index.add([files[path] for path in paths[number::n_runs]])
        assert not index.pairs.select("content_a", "content_b").is_duplicated().any()
        for share in (0.3, 0.6, 1.0):
            _assert_nothing_lacks(
                index, {path: files[path] for path in paths if chance.random() < share}
            )


def test_removal_without_its_survivor_frees_the_copies() -> None:
    text = " ".join(f"name{n} = {n};" for n in range(60))
    files = {"a": text, "b": text.replace("name7 ", "other ")}
    index = _Index()
    index.add(list(files.values()))
    assert {"b"} == set(index.removals(files))
    assert {} == index.removals({"b": files["b"]})
    assert {} == index.removals(files, failed=["a"])


def test_large_component_travels_in_few_copies_and_small_blocks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = [f"name{n} = {n};" for n in range(100)]
    texts = [" ".join([*words[:n], "other", *words[n + 1 :]]) for n in range(100)]
    once, cut = _Index(), _Index()
    once.add(texts)
    monkeypatch.setattr(near_pairs, "_LARGE_SETS", 12_000)
    signed = text_signatures(_contents(texts), PAIRS)["signatures"]
    handed = band_rows(signed.lazy(), PAIRS)
    seen = {name: rows.with_columns(is_new=pl.lit(value=True)) for name, rows in handed.items()}
    found = candidate_pairs(seen["bands"].lazy(), PAIRS)["candidates"]
    members = choose_pairs(found.lazy(), seen["sketches"].lazy(), cut.pairs.lazy(), PAIRS)[
        "members"
    ]
    sizes = members.join(signed, on="content_id").group_by("block").agg(pl.col("n_shingles").sum())
    assert sizes["n_shingles"].max() <= 12_000 + 400
    n_tiles = -(-int(signed["n_shingles"].sum()) // 6_000)
    assert members["content_id"].value_counts()["count"].max() <= n_tiles
    cut.add(texts)
    assert once.pairs.sort("content_a", "content_b").equals(
        cut.pairs.sort("content_a", "content_b")
    )


def test_short_texts_are_no_near_duplicates_of_each_other() -> None:
    files = {"a": "x = 1", "b": "x = 2", "c": "", "d": "1 2 3 4"}
    index = _Index()
    index.add(list(files.values()))
    assert {} == index.removals(files)


def test_license_header_makes_no_near_duplicates() -> None:
    header = "".join(
        f"# Copyright line {n} of the license that all files share\n" for n in range(40)
    )
    bodies = _variants(5, n_families=2, n_each=1, n_words=12)
    files = {path: header + text for path, text in bodies.items()}
    index = _Index()
    index.add(list(files.values()))
    assert {} == index.removals(files)
    with_header = _Index(NearPairParams(threshold=THRESHOLD, set_aside_header=False))
    with_header.add(list(files.values()))
    assert 1 == len(with_header.removals(files))


def test_words_as_tokens_do_not_tell_operators_apart() -> None:
    one = " ".join(f"a{n} <= b{n};" for n in range(60))
    other = one.replace("<=", ">")
    index = _Index()
    index.add([one, other])
    assert {} == index.removals({"a": one, "b": other})
    words = _Index(NearPairParams(threshold=THRESHOLD, tokens="words"))
    words.add([one, other])
    assert {"b"} == set(words.removals({"a": one, "b": other}))
