import random

import numpy as np
import polars as pl
import pytest

from dataprep.score.features import features_of
from dataprep.score.train import temperature, train_integrity, train_readability

SIZES = (60, 700, 3000, 9000, 40000)
"""Bytes of texts, one for each band of sizes."""


def _code(chance: random.Random, size: int) -> str:
    lines: list[str] = []
    while sum(map(len, lines)) < size:
        words = ["".join(chance.choices("aceilnorstu", k=6)) for _ in range(3)]
        lines += [
            f"def {words[0]}({words[1]}):",
            f"    # {words[2]} it",
            f"    return {words[1]}",
            "",
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def pool() -> pl.DataFrame:
    chance = random.Random(1)
    texts = [_code(chance, size) for size in SIZES * 4]
    return pl.DataFrame({"text": texts, "language": ["python"] * len(texts)})


def _joined(text: str) -> str:
    return text.replace("\n    ", " ").replace("\n\n", ";")


def test_integrity_tells_whole_texts_from_damaged_ones(pool: pl.DataFrame) -> None:
    chance = random.Random(2)
    clean = [_code(chance, 300) for _ in range(900)]
    pairs = pl.DataFrame(
        {
            "repository": [f"o/{n % 24}" for n in range(len(clean))], "clean": clean,
            "damaged": [_joined(text) for text in clean],
        }
    )  # fmt: skip
    head = train_integrity(pool, pairs)
    new = [_code(chance, 300) for _ in range(50)]
    whole = head.judge.score(features_of([text.encode() for text in new]))
    broken = head.judge.score(features_of([_joined(text).encode() for text in new]))
    assert (whole > broken).all()
    assert 0 < head.temperatures["texts"]


def test_readability_learns_what_clean_ups_do_and_names_its_pairs(pool: pl.DataFrame) -> None:
    chance = random.Random(3)
    after = [_code(chance, 300) for _ in range(120)]
    pairs = pl.DataFrame(
        {
            "repository": [f"o/{n % 20}" for n in range(len(after))],
            "group": [str(n % 20) for n in range(len(after))],
            "commit": ["ab" * 20] * len(after), "path": ["x.py"] * len(after),
            "before": [_joined(text) for text in after], "after": after,
        }
    )  # fmt: skip
    head = train_readability(pool, pairs)
    new = [_code(chance, 300) for _ in range(50)]
    better = head.judge.score(features_of([text.encode() for text in new]))
    worse = head.judge.score(features_of([_joined(text).encode() for text in new]))
    assert (better > worse).all()
    assert "o/0@abababababab x.py" == head.sources[0]
    assert 120 == len(head.sources)


def test_temperature_makes_margins_as_sure_as_they_are_right() -> None:
    """Margins that are right as often as the logistic function of their half says."""
    generator = np.random.default_rng(1)
    margins = np.abs(generator.normal(0, 3, 20000))
    is_right = generator.random(20000) < 1 / (1 + np.exp(-margins / 2))
    assert 2.0 == pytest.approx(temperature(np.where(is_right, margins, -margins)), rel=0.1)
