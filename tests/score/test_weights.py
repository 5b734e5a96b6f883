import io

import numpy as np
import pytest

from dataprep.errors import DataprepError
from dataprep.score.features import FEATURES, features_of
from dataprep.score.forest import forest_of
from dataprep.score.heads import HEADS
from dataprep.score.linear import Scale, differences, fit_head
from dataprep.score.params import ScoreParams
from dataprep.score.reference import SIZE_BOUNDS, Reference
from dataprep.score.weights import Head, packed, shipped_head, unpacked

TEXTS = [b"x = 1\n", b"def total(rows):\n    # adds up\n    return sum(rows)\n", b"{}" * 90]
POINTS = {
    ("*", band): np.linspace(-1, 1, 5, dtype=np.float32) for band in range(len(SIZE_BOUNDS) + 1)
}


def _linear() -> Head:
    features = features_of(TEXTS)
    scale = Scale.of(features)
    pairs = differences(scale, features[:2], features[1:])
    head = fit_head(FEATURES, scale, pairs, {"avg_line": -0.2}, strength=2.0, sizes=("log_bytes",))
    return Head("readability", head, Reference(POINTS), {"edits": 0.5}, ["a/b@1 x.py", "c/d@2 y.c"])


def _trees() -> Head:
    node = {
        "split_feature": 2, "threshold": 5.5, "internal_value": 0.1,
        "left_child": {"leaf_value": -1.0}, "right_child": {"leaf_value": 1.0},
    }  # fmt: skip
    return Head("integrity", forest_of(FEATURES, [node]), Reference(POINTS), {"texts": 1.5})


@pytest.mark.parametrize("head", [_linear(), _trees()], ids=["linear", "trees"])
def test_head_is_the_same_after_it_was_written_and_read(head: Head) -> None:
    again = unpacked(packed(head))
    features = features_of(TEXTS)
    assert head.judge.score(features).tolist() == again.judge.score(features).tolist()
    assert (head.name, dict(head.temperatures), tuple(head.sources)) == (
        again.name, dict(again.temperatures), tuple(again.sources),
    )  # fmt: skip
    assert head.reference.cells.keys() == again.reference.cells.keys()
    assert 12 == len(again.version)


def test_weights_of_other_features_and_damaged_ones_are_refused() -> None:
    content = packed(_trees())
    with np.load(io.BytesIO(content)) as file:
        arrays = dict(file)
    arrays["told"] = np.frombuffer(
        arrays["told"].tobytes().replace(b'"avg_line"', b'"avg_lane"'), np.uint8
    )
    changed = io.BytesIO()
    np.savez_compressed(changed, **arrays)
    with pytest.raises(DataprepError, match="fitted to other features"):
        unpacked(changed.getvalue())
    for damaged in (content[:-40], b"", b"PK"):
        with pytest.raises(DataprepError, match="no weights of a head"):
            unpacked(damaged)


@pytest.mark.parametrize("name", HEADS)
def test_shipped_head_scores_in_the_bounds_of_its_size(name: str) -> None:
    head = shipped_head(name)
    assert name == head.name
    assert np.isfinite(head.judge.score(features_of(TEXTS))).all()
    assert ScoreParams.shipped().versions[name] == head.version


def test_shipped_weights_take_at_most_a_megabyte_together() -> None:
    from dataprep.score.params import shipped_weights

    assert 1_000_000 >= sum(len(shipped_weights(name)) for name in HEADS)
