import json

import polars as pl
import pytest

from dataprep.contracts import load_contract
from dataprep.decide.quality import (
    QualityParams,
    decide_quality,
    quality_candidates,
    quality_ranks,
)
from dataprep.recipe_sections import Quality
from tests.sensitive.frames import file_frame, filled, label_frame

VERSIONS = {"low-quality": 1, "below-quality-floor": 1}
FILES = file_frame({f"f{n}": (f"t{n}", "r1", f"{n}.py") for n in range(6)})


def _scores(percentiles: list[float], band: int = 1) -> pl.DataFrame:
    rows = [
        {
            "content_id": f"t{n}", "language": "Python", "head": head, "percentile": value,
            "size_band": band if n < 4 else 4,
        }
        for n, percentile in enumerate(percentiles)
        for head, value in (("readability", percentile), ("integrity", 0.5))
    ]  # fmt: skip
    return filled("scores", rows)


def _decided(
    policy: Quality, percentiles: list[float], dropped: tuple[str, ...] = ()
) -> list[dict[str, object]]:
    params = QualityParams(policy=policy, versions=VERSIONS)
    labels, scores = label_frame(FILES).lazy(), _scores(percentiles).lazy()
    rows = [{"file_id": file, "rule_id": "x", "action": "drop"} for file in dropped]
    decisions = filled("decisions", rows).lazy()
    scored = quality_candidates(FILES.lazy(), labels, decisions, scores, params)["scored"]
    low = quality_ranks(scored.lazy(), params)["low"]
    made = decide_quality(FILES.lazy(), labels, scores, low.lazy(), params)["decisions"]
    return load_contract("decisions").check(made.collect()).to_dicts()


def _dropped(policy: Quality, percentiles: list[float], *dropped: str) -> list[object]:
    return [row["file_id"] for row in _decided(policy, percentiles, dropped)]


RISING = [0.1, 0.2, 0.3, 0.4, 0.9, 0.8]


def test_best_share_of_each_stratum_stays() -> None:
    assert ["f0", "f1", "f5"] == _dropped(Quality(keep_share=0.5), RISING)
    assert ["f0", "f1", "f2"] == _dropped(Quality(keep_share=0.5, stratify=()), RISING)


def test_what_another_rule_drops_takes_no_place() -> None:
    assert ["f1"] == _dropped(Quality(keep_share=0.6), RISING, "f0")


def test_share_that_is_not_whole_keeps_one_more() -> None:
    assert ["f0"] == _dropped(Quality(keep_share=0.7), RISING)


def test_texts_that_are_equally_good_stay_by_their_id() -> None:
    assert ["f2", "f3", "f5"] == _dropped(Quality(keep_share=0.5), [0.5] * 6)


def test_evidence_names_rank_and_number_that_stays() -> None:
    first = _decided(Quality(keep_share=0.5), RISING)[0]
    assert ("low-quality", "quality", "drop") == (
        first["rule_id"], first["rule_group"], first["action"],
    )  # fmt: skip
    (found,) = json.loads(str(first["evidence"]))["found"]
    assert {"stratum": "Python 1", "quality": 0.3, "rank": 4, "n_kept": 2} == found


@pytest.mark.parametrize(
    ("floor", "dropped"), [(0.1, []), (0.11, ["f0"]), (0.41, ["f0", "f1", "f2", "f3"])]
)
def test_text_under_the_floor_of_a_head_goes(floor: float, dropped: list[str]) -> None:
    assert dropped == _dropped(Quality(floors={"readability": floor}), RISING)


def test_policy_that_keeps_all_drops_none() -> None:
    assert [] == _dropped(Quality(), RISING)


def test_weights_say_which_heads_count() -> None:
    blind = Quality(keep_share=0.5, weights={"integrity": 1.0}, stratify=())
    assert ["f3", "f4", "f5"] == _dropped(blind, RISING)


def test_policy_in_which_no_head_counts_is_an_error() -> None:
    with pytest.raises(ValueError, match="one head at least has to count"):
        Quality(weights={"integrity": 0.0})
