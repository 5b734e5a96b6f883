import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.score.params import ScoreParams
from dataprep.score.stage import score_contents

GOOD = '''"""Sums of rows."""


def total(rows, column):
    """Return the sum of a column."""
    found = 0
    for row in rows:
        found += int(row[column])
    return found
'''
TEXTS = {
    "a": ("Python", GOOD * 2),
    "b": ("Python", GOOD.replace("\n    ", " ").replace("\n", "") * 12),
    "c": (None, "x\n"),
    "d": ("Java", ""),
}


def _scores(texts: dict[str, tuple[str | None, str]]) -> pl.DataFrame:
    contents = pl.DataFrame(
        {"content_id": list(texts), "text": [text for _, text in texts.values()]},
        schema={"content_id": pl.String, "text": pl.String},
    )
    labels = pl.DataFrame(
        {"content_id": list(texts), "language": [name for name, _ in texts.values()]},
        schema={"content_id": pl.String, "language": pl.String},
    )
    made = score_contents(contents, labels, ScoreParams.shipped())
    return load_contract("scores").check(made["scores"])


@pytest.fixture(scope="module")
def scores() -> pl.DataFrame:
    return _scores(TEXTS)


def test_each_text_has_a_score_of_each_head(scores: pl.DataFrame) -> None:
    assert [(t, h) for t in "abcd" for h in ("integrity", "readability")] == (
        scores.select("content_id", "head").rows()
    )


def test_text_whose_lines_are_joined_is_less_whole_and_reads_worse(scores: pl.DataFrame) -> None:
    for head in ("integrity", "readability"):
        told = dict(scores.filter(pl.col("head") == head).select("content_id", "raw").rows())
        assert told["a"] > told["b"], head


def test_empty_and_trivial_texts_are_never_among_the_best(scores: pl.DataFrame) -> None:
    trivial = scores.filter(pl.col("content_id").is_in(["c", "d"]))
    assert 0.1 > trivial["percentile"].max()


def test_reasons_name_features_with_what_they_add(scores: pl.DataFrame) -> None:
    for reasons in scores.filter(pl.col("content_id") == "b")["reasons"]:
        assert 3 == len(reasons)
        assert all(float(reason.split()[1]) for reason in reasons)


def test_score_does_not_depend_on_the_batch(scores: pl.DataFrame) -> None:
    alone = pl.concat([_scores({name: told}) for name, told in TEXTS.items()])
    assert scores.equals(alone, null_equal=True)


def test_no_texts_have_no_scores() -> None:
    assert 0 == _scores({}).height
