"""From scores of texts to shards that hold the best share of them."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest


def _good(seed: str) -> str:
    """Return tidy code in which no line is likely to stand in another text."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("aceilnorstu", k=7)) for _ in range(60)]
    parts = []
    for n in range(0, 54, 6):
        a, b, c, d, e, f = words[n : n + 6]
        parts.append(
            f"# Adds what {a} says.\ndef {b}({c}, {d}):\n    {e} = {c} + {d}\n    return {e} - {f}()\n"
        )
    return "\n\n".join(parts)


def _worse(seed: str) -> str:
    """Return such code on long lines, without comments and blank lines."""
    lines = [line.strip() for line in _good(seed).split("\n") if line and line[0] != "#"]
    joined = [" ; ".join(lines[n : n + 4]).replace(": ;", ":") for n in range(0, len(lines), 4)]
    return "\n".join(joined).replace(" = ", "=").replace(", ", ",")


_FILES = {
    **{f"src/good{n}.py": _good(f"good{n}") for n in range(3)},
    **{f"src/worse{n}.py": _worse(f"worse{n}") for n in range(3)},
}


@pytest.fixture
def mixed(make_repo: Callable[..., Path]) -> Path:
    """A repository with three files that read well and three that do not."""
    return make_repo("mixed", _FILES)


def _recipe(tmp_path: Path, quality: str) -> Path:
    place = tmp_path / "picky.yaml"
    off = "near_duplicates: null\ndefects: null\nprivacy: null\nrules: [integrity]\n"
    place.write_text(f"name: picky\nextends: default\n{off}quality: {quality}\n")
    return place


def _kept(out: Path) -> set[str]:
    (recipe,) = out.iterdir()
    release = recipe / json.loads((recipe / "latest.json").read_text())["version"]
    return set(pl.read_parquet(release / "data" / "*.parquet")["path"])


def test_best_half_stays_and_the_others_name_their_rank(
    mixed: Path, dataprep, tmp_path: Path
) -> None:
    outcome = dataprep("run", mixed, "--recipe", _recipe(tmp_path, "{keep_share: 0.5}"))
    assert 0 == outcome.code, outcome.err
    assert {f"src/good{n}.py" for n in range(3)} == _kept(tmp_path / "out")
    assert "quality score" in outcome.out
    explained = dataprep("explain", "src/worse1.py")
    assert "low-quality" in explained.out
    assert '"n_kept": 3' in explained.out
    assert "readability" in explained.out


def test_recipe_without_quality_scores_nothing(mixed: Path, dataprep, tmp_path: Path) -> None:
    dataprep("run", mixed, "--recipe", _recipe(tmp_path, "null"))
    assert 6 == len(_kept(tmp_path / "out"))
    assert "quality" not in dataprep("explain", "src/good1.py").out


def test_training_without_material_says_what_is_absent(dataprep, tmp_path: Path) -> None:
    outcome = dataprep("quality", "train", tmp_path, "--out", tmp_path / "heads")
    assert 2 == outcome.code
    assert "pool.parquet is absent, or lacks one of" in outcome.err
