"""What stays at risk in a release: what was found tells how much was not."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import yaml

from dataprep.resources import rules_dir


@functools.cache
def measured_recall() -> dict[str, float]:
    """Return the share of what is there that was found, by kind, where it was measured."""
    data = yaml.load(
        (rules_dir() / "sensitive" / "measured.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
    return {str(kind): float(row["recall"]) for kind, row in data.items()}


def residual_risk(redacted: Mapping[str, int]) -> list[dict[str, object]]:
    """Return how many values are likely to be left, kind by kind.

    With recall ``r`` and ``n`` values found, ``n * (1 - r) / r`` were not (facts.md 9.3).

    Args:
        redacted: Number of redacted spans by kind.

    Returns:
        One mapping per kind, sorted: ``entity``, ``n_redacted``, ``recall`` and ``n_expected``; the
        last two are None for a kind whose recall was not measured.

    Example:
        >>> residual_risk({"address": 54})[0]["n_expected"]
        46
    """
    rows: list[dict[str, object]] = []
    for entity, number in sorted(redacted.items()):
        recall = measured_recall().get(entity)
        left = None if not recall else round(number * (1 - recall) / recall)
        rows.append({"entity": entity, "n_redacted": number, "recall": recall, "n_expected": left})
    return rows
