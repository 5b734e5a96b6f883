"""An original, its fork, a project that vendors it and a stranger: what is said of each pair."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from dataprep.report.reading import FinishedRun

_N_FILES = 30


def _source(seed: str, n_lines: int = 30) -> str:
    """Return code in which no line is likely to stand in another source."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("aceilnorstu", k=7)) for _ in range(120)]
    lines = [
        f"    {words[n]} = {words[n + 30]}({words[n + 60]}, {words[n + 90]})"
        for n in range(n_lines)
    ]
    return f"def {words[0]}({words[1]}):\n" + "\n".join(lines) + f"\n    return {words[2]}\n"


def _tree(seed: str, n_files: int = _N_FILES) -> dict[str, str]:
    return {f"src/part{n % 3}/m{n}.py": _source(f"{seed}{n}") for n in range(n_files)}


@pytest.fixture
def repositories(make_repo: Callable[..., Path]) -> tuple[Path, ...]:
    """The four repositories; of the fork a third is edited, two files are gone, one is its own."""
    original = _tree("original")
    edited = {
        path: text.replace("return", "print()\n    return") if n % 3 == 0 else text
        for n, (path, text) in enumerate(original.items())
        if n not in {1, 4}
    }
    fork = {**edited, "src/own.py": _source("fork")}
    vendored = {f"third_party/original/{path}": text for path, text in original.items()}
    project = {f"app/m{n}.py": _source(f"project{n}") for n in range(60)} | vendored
    return (
        make_repo("original", original),
        make_repo("fork", fork),
        make_repo("project", project),
        make_repo("stranger", _tree("stranger")),
    )


def _overlaps(store: Path) -> dict[tuple[str, str], tuple[object, ...]]:
    rows = FinishedRun(str(store)).scan("repository_overlaps").collect()
    shown = rows.select(
        "repo_name", "other_repo_name", "kind", "n_shared_files", "n_files", "directory"
    )
    return {(row[0], row[1]): row[2:] for row in shown.rows()}


def test_run_tells_fork_and_vendored_tree_from_strangers(
    repositories: tuple[Path, ...], dataprep, tmp_path: Path
) -> None:
    outcome = dataprep("run", *repositories, "--out", "o1", "--jobs", "1")
    assert 0 == outcome.code, outcome.err
    place = "third_party/original/src"
    n_project = _N_FILES + 60
    assert {
        ("fork", "original"): ("copy", 28, 29, None),
        ("original", "fork"): ("copy", 28, 30, None),
        ("project", "original"): ("contained", 30, n_project, place),
        ("original", "project"): ("within", 30, 30, None),
        ("project", "fork"): ("contained", 28, n_project, place),
        ("fork", "project"): ("within", 28, 29, None),
    } == _overlaps(tmp_path / ".dataprep")
    lines = outcome.out.splitlines()
    first = lines.index("Repositories that share most")
    assert lines[first + 1].startswith(f"  project holds original in {place} ")
    assert all(len(line) <= 80 for line in lines[first - 4 : first + 4])


def test_overlaps_do_not_depend_on_the_order_of_sources(
    repositories: tuple[Path, ...], dataprep, tmp_path: Path
) -> None:
    dataprep("scan", repositories[0], "--store", "one")
    assert {} == _overlaps(tmp_path / "one")
    dataprep("run", *repositories, "--store", "s1", "--out", "o1", "--jobs", "1")
    dataprep("run", *reversed(repositories), "--store", "s2", "--out", "o2", "--jobs", "2")
    assert _overlaps(tmp_path / "s1") == _overlaps(tmp_path / "s2") != {}


def test_report_shows_what_is_alike_as_tables(
    repositories: tuple[Path, ...], dataprep, tmp_path: Path
) -> None:
    dataprep("run", *repositories)
    found = json.loads(dataprep("report", "--format", "json").out)["duplicates"]
    pairs = {(row["repo_name"], row["other_repo_name"]) for row in found["overlaps"]}
    assert {("project", "original"), ("project", "fork"), ("fork", "original")} == pairs
    matrix = found["matrix"]
    assert ["fork", "original", "project"] == matrix["repo_names"]
    assert (None, 1.0) == tuple(matrix["fractions"][1][1:])
    by_rule = {row["name"]: row["n_files"] for row in found["removed"]["rule"]}
    n_near = sum(number for rule, number in by_rule.items() if rule.startswith("near-duplicate"))
    assert (10, 18) == (n_near, by_rule["exact-duplicate"])
    assert n_near == sum(one["n_removed"] for one in found["similarities"])
    assert 10 == sum(one["n_pairs"] for one in found["similarities"])
    largest = found["clusters"][0]
    assert (2, 3, 3) == (largest["n_contents"], largest["n_files"], largest["n_repositories"])
    assert 1 == largest["n_kept"]
    assert largest["survivor"] is not None


def test_run_that_looks_for_no_near_duplicates_says_so(
    repositories: tuple[Path, ...], dataprep, tmp_path: Path
) -> None:
    (tmp_path / "exact.yaml").write_text("name: exact\nextends: default\nnear_duplicates: null\n")
    outcome = dataprep("scan", repositories[0], "--recipe", "exact.yaml", "--format", "json")
    found = json.loads(outcome.out)["duplicates"]
    looked_for = {"clusters", "similarities", "overlaps", "matrix"}
    assert dict.fromkeys(looked_for) == {name: found[name] for name in looked_for}
    assert {"rule": [], "language": [], "license_type": []} == found["removed"]


@pytest.mark.parametrize("levels", ["[file, repository]", "[repository]", "[file]"])
def test_edited_files_of_a_fork_go_for_those_of_its_origin(
    levels: str, repositories: tuple[Path, ...], dataprep, tmp_path: Path
) -> None:
    lines = f"name: own\nextends: default\nnear_duplicates: {{levels: {levels}}}\n"
    (tmp_path / "own.yaml").write_text(lines)
    assert 0 == dataprep("run", *repositories, "--recipe", "own.yaml").code
    run = FinishedRun(str(tmp_path / ".dataprep"))
    near = run.scan("decisions").filter(pl.col("stage") == "dedup.near").collect()
    names = dict(run.scan("files").select("file_id", "repo_name").collect().iter_rows())
    pairs = {
        (names[gone], names[kept]) for gone, kept in near.select("file_id", "kept_file_id").rows()
    }
    rule = "near-duplicate-repository" if "repository" in levels else "near-duplicate"
    assert (10, {rule}, {"drop"}) == (near.height, {*near["rule_id"]}, {*near["action"]})
    # Without the level the first path stays, and of equal ones the first name.
    assert ({("fork", "original")} if "repository" in levels else {("original", "fork")}) == pairs
