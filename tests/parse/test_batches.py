"""How seldom Python looks for cycles while a batch is read, and that it does as before behind it."""

from __future__ import annotations

import gc

import pytest

from dataprep.parse.batches import rare_collections


def test_rare_collections_when_left_then_the_threshold_is_as_before() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert before[0] < gc.get_threshold()[0]
        assert before[1:] == gc.get_threshold()[1:]
    assert before == gc.get_threshold()


def test_rare_collections_when_a_stage_fails_then_the_threshold_is_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), rare_collections():
        raise ValueError("broken")
    assert before == gc.get_threshold()
