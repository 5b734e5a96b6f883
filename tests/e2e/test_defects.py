"""From flawed code in a repository to shards without it, by policy: the file leaves, or the function."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

_HEAD = "import os\n\nfrom flask import request\n\n\n"
_GOOD = '''def total(rows, column):
    """Return the sum of a column of rows that are mappings."""
    found = 0
    for row in rows:
        found += int(row[column])
    return found
'''
_BAD = '''

# Lists what is asked for.
def listed():
    """Return what the system says of a folder."""
    return os.system("ls " + request.args["folder"])
'''
_FILES = {
    "src/good.py": _GOOD.replace("total", "sum_of"),
    "src/both.py": _HEAD + _GOOD + _BAD,
    "src/loose.py": _HEAD + _GOOD.replace("found", "amount") + '\n\nos.system(request.args["a"])\n',
    "tests/test_both.py": _HEAD
    + _GOOD.replace("rows", "lines")
    + _BAD.replace("listed", "test_it"),
}
_RULE = "python-flow-command-injection"


@pytest.fixture
def flawed(make_repo: Callable[..., Path]) -> Path:
    """A repository with a flaw in a function, one outside of functions, and one in a test."""
    return make_repo("flawed", _FILES)


def _shard(out: Path) -> dict[str, dict[str, object]]:
    (recipe,) = out.iterdir()
    release = recipe / json.loads((recipe / "latest.json").read_text())["version"]
    rows = pl.read_parquet(release / "data" / "*.parquet")
    return {str(row["path"]): row for row in rows.to_dicts()}


def test_flawed_files_leave_and_tests_stay(flawed: Path, dataprep, tmp_path: Path) -> None:
    outcome = dataprep("run", flawed)
    assert 0 == outcome.code, outcome.err
    rows = _shard(tmp_path / "out")
    assert {"src/good.py", "tests/test_both.py"} == set(rows)
    assert {0} == {row["n_cut"] for row in rows.values()}


def test_flawed_function_leaves_where_the_recipe_cuts(
    flawed: Path, dataprep, tmp_path: Path
) -> None:
    recipe = tmp_path / "cutting.yaml"
    cut = "cut: {severity: error, confidence: high}"
    recipe.write_text(f"name: cutting\nextends: default\ndefects:\n  {cut}\n")
    outcome = dataprep("run", flawed, "--recipe", recipe, "--format", "json")
    rows = _shard(tmp_path / "out")
    assert {"src/good.py", "src/both.py", "tests/test_both.py"} == set(rows)
    assert (_HEAD + _GOOD + "\n\n", 1) == (
        rows["src/both.py"]["content"], rows["src/both.py"]["n_cut"],
    )  # fmt: skip
    assert _FILES["tests/test_both.py"] == rows["tests/test_both.py"]["content"]
    defects = json.loads(outcome.out)["defects"]
    assert (1, 1, 0) == (defects["n_cut"], defects["n_cut_files"], defects["severities"]["error"])
    told = {(one["tier"], one["engine"]) for one in defects["coverage"]}
    assert {("fast", "checks"), ("fast", "ruff"), ("deep", "flows"), ("deep", "semgrep")} == told
    explained = dataprep("explain", "src/loose.py")
    assert "not-in-a-function" in explained.out


def test_recipe_that_cuts_needs_structure(flawed: Path, dataprep, tmp_path: Path) -> None:
    recipe = tmp_path / "bare.yaml"
    recipe.write_text("name: bare\nextends: default\nstructure: null\ndefects: {cut: {}}\n")
    outcome = dataprep("run", flawed, "--recipe", recipe)
    assert 2 == outcome.code
    assert "defects.cut needs the section structure" in outcome.err
