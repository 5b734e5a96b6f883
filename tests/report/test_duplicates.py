"""What is alike in a run, as tables and as lines for a terminal."""

import hashlib
import json

import pytest

from dataprep.report import reading
from dataprep.report.console import render
from dataprep.report.console_duplicates import duplicate_lines
from dataprep.report.display import columns
from dataprep.report.duplicates import Bin, read_duplicates
from dataprep.report.formats import write_summary
from dataprep.report.summary import summarize
from dataprep.resources import rules_dir
from dataprep.rules import load_rules

RULES = load_rules([rules_dir()])
Tables = dict[str, list[dict[str, object]]]


def _content(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def _overlap(one: str, other: str, **facts: object) -> dict[str, object]:
    names = {"repo_name": f"name of {one}", "other_repo_name": f"name of {other}"}
    row = {"repo_id": one, "other_repo_id": other, "kind": "partial", "overlap_fraction": 0.25}
    return {**names, **row, "n_shared_files": 3, "shared_bytes": 30, **facts}


def _corpus(sizes: list[int], *, name: str = "acme") -> Tables:
    """Return clusters of some sizes; but for the first file of each all are removed for it."""
    files: list[dict[str, object]] = []
    tables: Tables = {t: [] for t in ("labels", "dispositions", "decisions", "clusters", "pairs")}
    for cluster, size in enumerate(sizes):
        contents = [_content(1000 * cluster + n) for n in range(size)]
        for n, content in enumerate(contents):
            key = {"file_id": f"{cluster}-{n}", "repo_id": f"r{n % 2}", "content_id": content}
            files.append({**key, "repo_name": name, "path": f"c{cluster}/{n}.py", "size_bytes": 10})
            tables["labels"].append({**key, "language": "Python" if n % 2 else None})
            tables["clusters"].append({**key, "cluster_id": min(contents), "n_contents": size})
            fate = {"disposition": "kept", "rule_group": None, "rule_id": None}
            if n:
                rule = {"rule_group": "near-duplicates", "rule_id": "near-duplicate"}
                fate = {"disposition": "dropped", **rule}
                tables["decisions"].append(
                    {
                        **key, **rule, "stage": "dedup.near", "action": "drop", "similarity": 0.7,
                        "kept_file_id": f"{cluster}-0", "evidence": "{}",
                    }
                )  # fmt: skip
                ends = sorted([contents[0], content])
                pair = {"content_a": ends[0], "content_b": ends[1], "jaccard": 0.7}
                tables["pairs"] += [pair, pair]
            tables["dispositions"].append({**key, **fate, "size_bytes": 10})
    other = {"content_a": "0" * 64, "content_b": "1" * 64, "jaccard": 0.99}
    tables["pairs"].append(other)
    keys = {"clusters": ("content_id", "cluster_id", "n_contents")}
    tables["clusters"] = [{k: row[k] for k in keys["clusters"]} for row in tables["clusters"]]
    repos = [{"repo_id": f"r{n}", "repo_name": name, "n_entries": 0} for n in range(2)]
    repos[0]["n_entries"] = len(files)
    return {**tables, "files": files, "repos": repos, "rule_counts": [], "quarantine": []}


def test_largest_clusters_tell_files_repositories_and_survivor(finished) -> None:
    found = read_duplicates(finished(_corpus([2, 5, 3])), most=2)
    assert found.clusters is not None
    largest, second = found.clusters
    assert (5, 5, 1, 2, 50) == (
        largest.n_contents, largest.n_files, largest.n_kept, largest.n_repositories,
        largest.size_bytes,
    )  # fmt: skip
    assert ("acme:c1/0.py", "acme:c1/1.py", "acme:c1/2.py") == largest.paths
    assert ("acme:c1/0.py", 3) == (largest.survivor, second.n_files)


def test_similarities_count_each_pair_of_the_run_once_from_the_threshold_on(finished) -> None:
    tables = _corpus([4])
    tables["pairs"][0]["jaccard"] = tables["pairs"][1]["jaccard"] = 0.72
    tables["decisions"][0]["similarity"] = 0.7399
    found = read_duplicates(finished(tables))
    assert (Bin(0.7, 2, 2), Bin(0.72, 1, 1)) == found.similarities


def test_bins_begin_at_a_threshold_that_is_no_multiple(finished) -> None:
    tables = _corpus([2])
    tables["pairs"][0]["jaccard"] = tables["pairs"][1]["jaccard"] = 1.0
    tables["decisions"][0]["similarity"] = 1.0
    bins = read_duplicates(finished(tables, near_duplicates={"threshold": 0.85})).similarities
    assert bins is not None
    assert (0.85, 0.99, 8) == (bins[0].low, bins[-1].low, len(bins))
    assert (1, 1) == (bins[-1].n_pairs, bins[-1].n_removed)


def test_pair_of_repositories_is_told_once_from_the_telling_side(finished) -> None:
    tables = _corpus([2])
    tables["repository_overlaps"] = [
        _overlap("a", "b", kind="within", overlap_fraction=1.0),
        _overlap("b", "a", kind="contained", directory="vendor/a", shared_bytes=40),
        _overlap("a", "c", overlap_fraction=0.3),
        _overlap("c", "a", overlap_fraction=0.6, shared_bytes=20),
    ]
    found = read_duplicates(finished(tables))
    assert found.overlaps is not None
    assert found.matrix is not None
    shown = [(row.repo_id, row.other_repo_id, row.directory) for row in found.overlaps]
    assert [("b", "a", "vendor/a"), ("c", "a", None)] == shown
    assert ("a", "b", "c") == found.matrix.repo_ids
    assert ((None, 1.0, 0.3), (0.25, None, None), (0.6, None, None)) == found.matrix.fractions
    assert ("a", "b") == read_duplicates(finished(tables), most=2).matrix.repo_ids


def test_removals_are_counted_by_rule_language_and_license(finished) -> None:
    found = read_duplicates(finished(_corpus([3, 2]))).removed
    assert [("near-duplicate", 3, 30)] == [
        (one.name, one.n_files, one.size_bytes) for one in found["rule"]
    ]
    assert [("Python", 2), ("unknown", 1)] == [(one.name, one.n_files) for one in found["language"]]


def test_pieces_of_a_large_run_give_the_same_tables(finished, monkeypatch) -> None:
    run = finished(_corpus([4, 9, 2, 7]))
    whole = read_duplicates(run)
    monkeypatch.setattr(reading, "_ROWS_PER_PIECE", 3)
    assert len(run.pieces) > 3
    assert whole == read_duplicates(run)


def test_run_that_did_not_look_says_nothing_instead_of_none_found(finished) -> None:
    tables = _corpus([3])
    for name in ("clusters", "pairs"):
        del tables[name]
    found = read_duplicates(finished(tables))
    assert (None, None, None, None) == (
        found.clusters, found.similarities, found.overlaps, found.matrix,
    )  # fmt: skip
    assert [] == duplicate_lines(found, 80)


def test_nothing_alike_takes_no_line(finished) -> None:
    found = read_duplicates(finished({**_corpus([]), "repository_overlaps": []}))
    assert ((), (), ()) == (found.clusters, found.similarities, found.overlaps)
    assert [] == duplicate_lines(found, 80)


@pytest.mark.parametrize("width", [40, 80, 133])
@pytest.mark.parametrize("name", ["名前" * 400, "a\x1b]0;x\x07b", "{}{0}", "x" * 10_000])
def test_any_name_at_any_width_keeps_the_layout(name: str, width: int, finished) -> None:
    tables = _corpus([3, 4], name=name)
    tables["repository_overlaps"] = [
        _overlap("a", "b", repo_name=name, kind="contained", directory=name)
    ]
    summary = summarize(finished(tables), RULES)
    text = render(summary, width=width, color=False, exit_code=0, n_blocking=0)
    assert "Largest clusters of near-duplicates\n" in text
    assert "Repositories that share most\n" in text
    assert "\x1b" not in text
    assert max(columns(line) for line in text.splitlines()[:-1]) <= width
    found = json.loads(write_summary(summary, "json", 0))["duplicates"]
    assert name == found["overlaps"][0]["repo_name"]


def test_repositories_of_one_name_are_told_as_revisions(finished) -> None:
    tables = _corpus([2])
    tables["repository_overlaps"] = [_overlap("a", "b", repo_name="x/y", other_repo_name="x/y")]
    lines = duplicate_lines(read_duplicates(finished(tables)), 80)
    shown = f"  x/y at two revisions{'3 files, 30 bytes, 25%':>58}"
    assert ["Repositories that share most", shown] == lines
